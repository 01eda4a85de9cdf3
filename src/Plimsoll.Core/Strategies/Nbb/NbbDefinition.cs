using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;

namespace Plimsoll.Core.Strategies.Nbb;

/// <summary>Zone break and retest: a swing low that price has left and comes back to is bought, mirrored sold.</summary>
public sealed class NbbDefinition : StrategyDefinition
{
    public override string Name => "nbb";

    public override int Version => 1;

    public override string Title => "Zone break and retest";

    public override string Description =>
        "Marks swing lows as demand zones (swing highs as supply zones), waits for a close that breaks away, and enters "
        + "when price comes back to the zone; the stop lies just behind it.";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } =
    [
        StrategyParameter.Integer("zoneLookback", 20, (3, 100), "Bars on either side that a swing must stand out from"),
        StrategyParameter.Number("breakoutThreshold", 0.0015m, (0m, 0.05m), "How far a close must break away, fraction"),
        StrategyParameter.Number("retestTolerance", 0.0005m, (0m, 0.02m), "How near price must come back, fraction"),
        StrategyParameter.Number("stopBuffer", 0.001m, (0.0001m, 0.05m), "How far behind the zone the stop lies, fraction"),
        StrategyParameter.Number("targetR", 2.5m, (1.5m, 20m), "Target in units of the risk to the stop"),
        .. TermParameters.Of(
            new StrategyTerms { MinRewardRisk = 2.0m, RiskFraction = 0.015m, ConfidenceThreshold = 60 }, confidence: 70),
        StrategyParameter.Choice(
            "target", "risk", ["risk", "previousDay"], "targetR, or the high (low) of the day before where it is beyond"),
        .. GateSet.Parameters(Offered),
    ];

    internal override IReadOnlyList<GateKind> Gates => Offered;

    private static GateKind[] Offered { get; } =
    [
        GateCatalog.HtfBias, GateCatalog.Equilibrium, GateCatalog.Sweep, GateCatalog.StructureBreak,
        GateCatalog.VolumeDisplacement, GateCatalog.OptimalEntry,
    ];

    public override IReadOnlyList<Timeframe> HigherTimeframes(StrategyParameters parameters) =>
        [.. GateSet.HigherTimeframes(Offered, parameters)];

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new NbbStrategy(
            NbbOptions.From(parameters), instrument.CanShort, indicators,
            new GateSet(Offered, parameters, indicators, NbbStrategy.OwnConditions.Count));
}
