using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;

namespace Plimsoll.Core.Strategies.JadeCap;

/// <summary>Trend pull-back: the trend is read on a higher timeframe, the entry on the own one.</summary>
public sealed class JadeCapDefinition : StrategyDefinition
{
    public override string Name => "jadecap";

    public override int Version => 2;

    public override string Title => "Trend pull-back";

    public override string Description =>
        "Follows the trend of a higher timeframe (two averages and their slope) and enters when price comes back to its "
        + "average on the own timeframe; the stop lies behind the slow average and trails once the trade has earned its risk.";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } =
    [
        StrategyParameter.Choice("htf", "4h", ["15m", "1h", "4h", "1d"], "Timeframe the trend is read on"),
        StrategyParameter.Integer("emaFast", 20, (2, 500), "Bars of the fast average"),
        StrategyParameter.Integer("emaSlow", 50, (3, 1_000), "Bars of the slow average; more than emaFast"),
        StrategyParameter.Integer("slopeBars", 4, (1, 100), "The trend's fast average is compared with so many bars ago"),
        StrategyParameter.Integer("pullbackEma", 20, (2, 500), "Bars of the average that price comes back to"),
        StrategyParameter.Number("pullbackTolerance", 0.005m, (0m, 0.05m), "How near price must come, fraction"),
        StrategyParameter.Number("stopBuffer", 0.005m, (0.0001m, 0.05m), "How far behind the slow average, fraction"),
        StrategyParameter.Number("targetR", 3m, (1.5m, 20m), "Target in units of the risk to the stop"),
        StrategyParameter.Number("trailingStopPercent", 1.5m, (0.1m, 20m), "Distance of the trailing stop, percent"),
        .. TermParameters.Of(
            new StrategyTerms { MinRewardRisk = 2m, RiskFraction = 0.015m, SignalLife = TimeSpan.FromHours(48) }, 75),
        .. GateSet.Parameters(Offered),
    ];

    internal override IReadOnlyList<GateKind> Gates => Offered;

    private static GateKind[] Offered { get; } =
    [
        GateCatalog.SessionSweep, GateCatalog.NewYorkMorning, GateCatalog.StructureShift, GateCatalog.Displacement,
        GateCatalog.VolatilityNotLow, GateCatalog.VolumeSpike, GateCatalog.DailyBias, GateCatalog.MidnightOpen,
        GateCatalog.GapEntry,
    ];

    public override void CheckTogether(StrategyParameters parameters, ICollection<ParameterProblem> problems) =>
        TermParameters.Ascending(parameters, ["emaFast", "emaSlow"], problems);

    public override IReadOnlyList<Timeframe> HigherTimeframes(StrategyParameters parameters) =>
        [Timeframe.Of(parameters.Choice("htf")), .. GateSet.HigherTimeframes(Offered, parameters)];

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new JadeCapStrategy(
            JadeCapOptions.From(parameters), instrument, indicators,
            new GateSet(Offered, parameters, indicators, JadeCapStrategy.OwnConditions.Count));
}
