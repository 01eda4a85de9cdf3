namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>One instrument of a backtest: its rules, and the bars that were seen of it.</summary>
public sealed record InstrumentPart
{
    public required InstrumentRules Rules { get; init; }

    public required DataSummary Data { get; init; }

    /// <summary>Last close/first open − 1.</summary>
    public required double? MarketReturn { get; init; }

    /// <summary>Empty where the run has one instrument only: its chart is the report's.</summary>
    public required IReadOnlyList<CurvePoint> Price { get; init; }
}
