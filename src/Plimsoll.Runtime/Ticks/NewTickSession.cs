using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>What a session of ticks is when it begins.</summary>
public sealed record NewTickSession
{
    /// <summary>Instruments of one session.</summary>
    public const int MostInstruments = 50;

    /// <summary>Null: built in.</summary>
    public Guid? UserId { get; init; }

    /// <summary>One a user, of the sessions that are not deleted.</summary>
    public required string Name { get; init; }

    public required TickSessionKind Kind { get; init; }

    /// <summary>1 to <see cref="MostInstruments"/>, each once.</summary>
    public required IReadOnlyList<InstrumentId> Instruments
    {
        get;
        init => field = value.Count is >= 1 and <= MostInstruments && value.Distinct().Count() == value.Count
            ? value
            : throw new ArgumentException(
                $"A session has 1 to {MostInstruments} instruments, each once.", nameof(value));
    }

    /// <summary>At least one.</summary>
    public IReadOnlyList<TickDataType> DataTypes
    {
        get;
        init => field = value.Count > 0 ? value : throw new ArgumentException("It records something.", nameof(value));
    } = [TickDataType.Prices];

    /// <summary>How long it records; null: until it is stopped.</summary>
    public int? DurationSeconds
    {
        get;
        init => field = value is null or > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>1 to 300. What a crash loses at most; a second is little, and rarely a whole segment.</summary>
    public int FlushSeconds
    {
        get;
        init => field = value is >= 1 and <= 300 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    } = 1;

    /// <summary>Name of the file or the feed that it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>SHA-256 of the file that is imported, in lower-case hex; null for what is collected.</summary>
    public string? SourceHash { get; init; }
}
