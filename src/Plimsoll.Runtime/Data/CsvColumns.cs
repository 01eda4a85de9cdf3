namespace Plimsoll.Runtime.Data;

/// <summary>Where a row keeps what.</summary>
internal abstract record CsvColumns
{
    public const int Missing = -1;

    public required byte Delimiter { get; init; }

    /// <summary>Positions of the wanted fields, in the order of <see cref="Names"/> (−1: none).</summary>
    public required int[] Positions { get; init; }

    /// <summary>Columns that every row has: at least with a header, exactly without.</summary>
    public required int Count { get; init; }

    public required bool HasHeader { get; init; }

    /// <summary>Times are those of <see cref="EasternTimes"/>.</summary>
    public bool HasEasternTimes { get; init; }

    /// <summary>What the wanted fields are called.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Code of a row that makes no sense.</summary>
    public abstract string BadRow { get; }

    protected static byte DelimiterOf(ReadOnlySpan<byte> line) =>
        line.Count((byte)';') > line.Count((byte)',') ? (byte)';' : (byte)',';

    protected static bool IsHeader(string first) =>
        first.TrimStart('"', '-', '+', ' ') is [var letter, ..] && !char.IsAsciiDigit(letter);

    protected static string Normalize(string name) => name.Trim('"', ' ').ToLowerInvariant();
}
