namespace Plimsoll.Runtime.Ticks;

/// <summary>Stored ticks that cannot be read. <see cref="Code"/> is stable.</summary>
public sealed class TickSegmentException : Exception
{
    /// <summary>The bytes are not those that were written.</summary>
    public const string Damaged = "ticks.segment_damaged";

    /// <summary>The bytes were written by a newer version of the program.</summary>
    public const string Unknown = "ticks.segment_unknown";

    /// <summary>So many segments overlap in time that their order cannot be made in bounded memory.</summary>
    public const string Disordered = "ticks.segments_overlap";

    public TickSegmentException(string code, string message, Exception? inner = null)
        : base(message, inner) => Code = code;

    public string Code { get; }

    /// <summary>Which segment; null where only its bytes are known.</summary>
    public TickRange? Range { get; init; }

    internal static TickSegmentException DamagedBecause(string reason) =>
        new(Damaged, $"The stored ticks are damaged: {reason}.");

    /// <summary>The same, of a segment that is known.</summary>
    internal TickSegmentException Of(TickRange range) => new(Code, $"{range}: {Message}", this) { Range = range };
}
