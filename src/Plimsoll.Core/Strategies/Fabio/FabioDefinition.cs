using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;

namespace Plimsoll.Core.Strategies.Fabio;

/// <summary>Value-area breakout and retest of the point of control: two events, never on the same bar.</summary>
public sealed class FabioDefinition : StrategyDefinition
{
    public override string Name => "fabio";

    public override int Version => 2;

    public override string Title => "Value-area breakout and retest";

    public override string Description =>
        "Waits for a close that leaves the value area of the bars before, then enters when price comes back to the "
        + "point of control of that profile; the stop lies beyond the far side of the value area.";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } =
    [
        StrategyParameter.Integer("lookback", 50, (10, 1_000), "Bars of the volume profile"),
        StrategyParameter.Number("valueAreaFraction", 0.70m, (0.1m, 0.95m), "Share of the volume in the value area"),
        StrategyParameter.Number("breakoutBuffer", 0.002m, (0m, 0.05m), "How far beyond the area a close must be, fraction"),
        StrategyParameter.Number("retestTolerance", 0.003m, (0m, 0.05m), "How near the point of control, fraction"),
        StrategyParameter.Integer("retestExpiryBars", 20, (1, 500), "Bars after the breakout in which a retest counts"),
        StrategyParameter.Number("stopBuffer", 0.002m, (0.0001m, 0.05m), "How far beyond the area the stop lies, fraction"),
        StrategyParameter.Number("targetBuffer", 0.01m, (0m, 0.2m), "Target beyond the broken side, fraction"),
        StrategyParameter.Number("targetR", 2m, (1.5m, 20m), "Least target in units of the risk to the stop"),
        .. TermParameters.Of(new StrategyTerms { MinRewardRisk = 2m, RiskFraction = 0.02m }, confidence: 80),
        StrategyParameter.Switch("meanReversion", "Also trades a break that fails within 3 bars, back to the control"),
        StrategyParameter.Switch("lvnEntry", "Enters by a limit at the low volume node of the leg that broke out"),
        GateCatalog.Balance.Parameter,
        .. GateSet.Parameters(Offered),
    ];

    internal override IReadOnlyList<GateKind> Gates => Offered;

    private static GateKind[] Offered { get; } = [GateCatalog.Aggression, GateCatalog.NewYorkHours];

    public override IReadOnlyList<Timeframe> HigherTimeframes(StrategyParameters parameters) =>
        [.. GateSet.HigherTimeframes(Offered, parameters)];

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new FabioStrategy(
            FabioOptions.From(parameters), instrument, indicators,
            new GateSet(Offered, parameters, indicators, FabioStrategy.OwnConditions.Count));
}
