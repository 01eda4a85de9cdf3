namespace Plimsoll.Runtime.Data;

/// <summary>What a file's heading calls the columns of its bars; null: by the names that are known.</summary>
/// <param name="Time">When a bar opens.</param>
/// <param name="Open">First price.</param>
/// <param name="High">Highest.</param>
/// <param name="Low">Lowest.</param>
/// <param name="Close">Last.</param>
/// <param name="Volume">Traded quantity.</param>
public sealed record BarColumnNames(
    string? Time = null, string? Open = null, string? High = null, string? Low = null, string? Close = null,
    string? Volume = null)
{
    public static readonly BarColumnNames Known = new();

    /// <summary>In the order of a bar's values.</summary>
    internal string?[] InOrder => [Time, Open, High, Low, Close, Volume];

    internal bool AreKnown => this == Known;
}
