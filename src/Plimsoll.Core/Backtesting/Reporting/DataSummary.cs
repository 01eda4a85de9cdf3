using System.Text.Json.Serialization;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>The bars that a backtest saw.</summary>
public sealed record DataSummary
{
    public required string Kind { get; init; }

    public required string Name { get; init; }

    public required long Rows { get; init; }

    /// <summary>Market trades that the bars were built from; null where bars were fed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Trades { get; init; }

    /// <summary>Open time of the first bar; null without bars.</summary>
    public required Timestamp? First { get; init; }

    /// <summary>Open time of the last bar.</summary>
    public required Timestamp? Last { get; init; }

    /// <summary>Holes in the series; weekends and closed hours of markets that close are holes too.</summary>
    public required long Gaps { get; init; }

    /// <summary>Bars that the holes would have held.</summary>
    public required long MissingBars { get; init; }

    /// <summary>Rows/(rows + missing).</summary>
    public required double? Coverage { get; init; }

    /// <summary>
    /// A to D by coverage and gaps, of several the worst; null for markets that close, whose calendar is not known here.
    /// </summary>
    public required string? Grade { get; init; }

    /// <summary>SHA-256 over time, prices and volume of every bar or trade, whatever file or table they came from.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Null over several instruments.</summary>
    public required double? FirstPrice { get; init; }

    public required double? LastPrice { get; init; }

    /// <summary>Of all series of a run; of one it is its own.</summary>
    internal static DataSummary Of(IReadOnlyList<DataSummary> series)
    {
        if (series.Count == 1)
            return series[0];
        var (rows, missing) = (series.Sum(one => one.Rows), series.Sum(one => one.MissingBars));
        using var hash = new HashWriter();
        foreach (var one in series)
            hash.Write(one.Sha256);
        return new DataSummary
        {
            Kind = series[0].Kind,
            Name = string.Join(", ", series.Select(one => one.Name).Distinct()),
            Rows = rows,
            Trades = series.Sum(one => one.Trades) is > 0 and var trades ? trades : null,
            First = series.Min(one => one.First),
            Last = series.Max(one => one.Last),
            Gaps = series.Sum(one => one.Gaps),
            MissingBars = missing,
            Coverage = rows > 0 ? (double)rows / (rows + missing) : null,
            Grade = series.Max(one => one.Grade),
            Sha256 = hash.Finish(),
            FirstPrice = null,
            LastPrice = null,
        };
    }
}
