using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;

namespace Plimsoll.Core.Strategies.Tori;

/// <summary>Trendline and Fibonacci confluence.</summary>
public sealed class ToriDefinition : StrategyDefinition
{
    public override string Name => "tori";

    public override int Version => 1;

    public override string Title => "Trendline and Fibonacci confluence";

    public override string Description =>
        "Draws a line through the last two swings and enters where price meets the line and a Fibonacci level of the "
        + "recent range at once; the stop lies behind the farthest level.";

    public override string DefaultTimeframe => "4h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } =
    [
        StrategyParameter.Integer("swingLookback", 30, (2, 200), "Bars on either side that a swing must stand out from"),
        StrategyParameter.Integer("fibBars", 50, (20, 1_000), "Bars of the range that the levels divide"),
        StrategyParameter.Number("confluenceTolerance", 0.002m, (0m, 0.05m), "How near line and level, fraction"),
        StrategyParameter.Number("stopBuffer", 0.005m, (0.0001m, 0.05m), "How far behind the farthest level, fraction"),
        StrategyParameter.Number("targetR", 3m, (1.5m, 20m), "Target in units of the risk to the stop"),
        .. TermParameters.Of(
            new StrategyTerms { MinRewardRisk = 2.5m, RiskFraction = 0.015m, SignalLife = TimeSpan.FromHours(48) }, 85),
        StrategyParameter.Choice(
            "setup", "confluence", ["confluence", "bounce", "twoTouchBreak", "breakRetest"],
            "What is entered; all but confluence leave when the line on the other side of price breaks"),
        StrategyParameter.Choice("touches", "off", ["off", "2", "3"], "Least touches of the line"),
        .. GateSet.Parameters(Offered),
    ];

    internal override IReadOnlyList<GateKind> Gates => Offered;

    private static GateKind[] Offered { get; } =
        [GateCatalog.CleanStructure, GateCatalog.LondonOrNewYork, GateCatalog.HtfBias];

    public override IReadOnlyList<Timeframe> HigherTimeframes(StrategyParameters parameters) =>
        [.. GateSet.HigherTimeframes(Offered, parameters)];

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new ToriStrategy(
            ToriOptions.From(parameters), instrument.CanShort, indicators,
            new GateSet(Offered, parameters, indicators, ToriStrategy.OwnConditions.Count));
}
