using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>What was asked for: with the same data and code it gives the same result.</summary>
public sealed record ReportConfiguration
{
    public required string Strategy { get; init; }

    public required int StrategyVersion { get; init; }

    /// <summary>Every parameter, defaults included, ordered by name.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    public required string Timeframe { get; init; }

    /// <summary>The finer bars inside the strategy's, or <c>ticks</c>; null where there were none.</summary>
    public string? DetailTimeframe { get; init; }

    /// <summary>The first bar may open here; null = from the first bar there is.</summary>
    public required Timestamp? From { get; init; }

    /// <summary>Bars open before this; null = to the last bar there is.</summary>
    public required Timestamp? To { get; init; }

    public required decimal InitialBalance { get; init; }

    public required string Currency { get; init; }

    public required string Sizing { get; init; }

    public required decimal SizingValue { get; init; }

    public required decimal Leverage { get; init; }

    /// <summary>Of a perpetual's value each 8 hours; null where none was charged.</summary>
    public required decimal? FundingFraction { get; init; }

    public required decimal SlippageFraction { get; init; }

    public required decimal SpreadIncrements { get; init; }

    public required decimal VolumeShare { get; init; }

    public required decimal FillProbability { get; init; }

    public required int LatencyMs { get; init; }

    // What follows came later: reports that were stored before have the value that stood for it then.

    /// <summary>Where recorded rates come from, by perpetual.</summary>
    public IReadOnlyDictionary<string, string> FundingSources { get; init; } = new Dictionary<string, string>();

    /// <summary>Funding rates and notices that the run was given, by instrument and kind.</summary>
    public IReadOnlyList<RecordedSource> Recordings { get; init; } = [];

    public decimal LatencyJitter { get; init; }

    public SlippageModel SlippageModel { get; init; }

    /// <summary>Limits tighter than the hard ones, by name.</summary>
    public IReadOnlyDictionary<string, decimal> Limits { get; init; } = new Dictionary<string, decimal>();

    public required SameBarPolicy SameBarPolicy { get; init; }

    public required bool CloseAtEnd { get; init; }

    public required double RiskFreeFraction { get; init; }

    public required long Seed { get; init; }
}
