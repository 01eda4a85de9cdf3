using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;

namespace Plimsoll.Core.Strategies.Gaps;

/// <summary>Fair value gaps: entered at their middle, with the trend of the next higher timeframe.</summary>
public sealed class GapDefinition : StrategyDefinition
{
    public override string Name => "fvg";

    public override int Version => 2;

    public override string Title => "Fair value gap";

    public override string Description =>
        "Waits with a limit order at the middle of a gap that three bars left untraded, with the trend of the next "
        + "timeframe, longs in discount, shorts at a premium; the stop lies beyond the far edge of the gap.";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } =
    [
        StrategyParameter.Integer("gapLife", 50, (5, 500), "Bars that a gap is followed"),
        StrategyParameter.Number("impulse", 1.5m, (0.5m, 2m), "Least body of the gap's bar, in mean true ranges"),
        StrategyParameter.Number("leastScore", 1.3m, (1m, 2.3m), "Least score of the gap"),
        StrategyParameter.Integer("trendBars", 5, (2, 50), "Higher bars that must all rise, or all fall"),
        StrategyParameter.Integer("rangeBars", 10, (2, 500), "Bars of the range that discount and premium divide"),
        StrategyParameter.Integer("swingSpan", 3, (1, 100), "Bars on either side of the swing that is aimed at"),
        StrategyParameter.Number("stopBuffer", 0.001m, (0.0001m, 0.05m), "How far beyond the gap the stop is, fraction"),
        StrategyParameter.Number("targetR", 2m, (1.5m, 20m), "Least target in units of the risk to the stop"),
        // The gap's own life on the usual timeframe; the order ends with its gap in any case.
        .. TermParameters.Of(
            new StrategyTerms { RiskFraction = 0.015m, SignalLife = TimeSpan.FromHours(50) }, confidence: 70),
        .. GateSet.Parameters(Offered),
    ];

    internal override IReadOnlyList<GateKind> Gates => Offered;

    private static GateKind[] Offered { get; } =
        [GateCatalog.SessionSweep, GateCatalog.LondonOrNewYork, GateCatalog.VolatilityNotLow];

    public override IReadOnlyList<Timeframe> HigherTimeframes(StrategyParameters parameters) =>
        [.. GateSet.HigherTimeframes(Offered, parameters)];

    public override ParameterProblem? TimeframeProblem(StrategyParameters parameters, Timeframe timeframe) =>
        Next(timeframe) is null
            ? new ParameterProblem("timeframe", "strategy.timeframe", $"{Name} needs a timeframe above {timeframe}")
            : base.TimeframeProblem(parameters, timeframe);

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators)
    {
        var options = GapOptions.From(parameters);
        var higher = indicators.Higher(Next(indicators.Timeframe) ?? indicators.Timeframe);
        return new GapStrategy(
            options, instrument.CanShort, new GapInputs(options, indicators, higher),
            new GateSet(Offered, parameters, indicators, GapStrategy.OwnConditions.Count));
    }

    // Bars of twice the length tell little that the own ones do not.
    private const int LeastRatio = 4;

    /// <summary>The shortest timeframe of at least four whole bars of this one.</summary>
    private static Timeframe? Next(Timeframe timeframe)
    {
        foreach (var code in Timeframe.Codes)
            if (Timeframe.Of(code) is var other && other.Seconds >= LeastRatio * timeframe.Seconds
                && BarAggregator.CanAggregate(timeframe, other))
                return other;
        return null;
    }
}
