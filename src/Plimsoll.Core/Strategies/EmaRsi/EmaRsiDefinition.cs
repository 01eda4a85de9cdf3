using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;

namespace Plimsoll.Core.Strategies.EmaRsi;

/// <summary>Indicator mode: pull-backs against and breakouts with the averages.</summary>
public sealed class EmaRsiDefinition : StrategyDefinition
{
    public override string Name => "indicator";

    public override int Version => 1;

    public override string Title => "EMA/RSI pull-back and breakout";

    public override string Description =>
        "Buys weakness inside an uptrend (three averages, RSI, volume) and closes above the highest high of the bars "
        + "before; leaves on an extreme RSI in profit, on stop or target, or when its time is over.";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } =
    [
        StrategyParameter.Integer("emaFast", 9, (2, 500), "Bars of the fast average"),
        StrategyParameter.Integer("emaMiddle", 21, (3, 500), "Bars of the middle average; more than emaFast"),
        StrategyParameter.Integer("emaTrend", 50, (4, 1_000), "Bars of the trend average; more than emaMiddle"),
        StrategyParameter.Integer("rsiPeriod", 14, (2, 200), "Bars of the RSI"),
        StrategyParameter.Integer("volumePeriod", 20, (2, 500), "Bars of the mean volume"),
        StrategyParameter.Integer("breakoutBars", 20, (2, 500), "Bars whose highest high a breakout closes above"),
        StrategyParameter.Number("leastVolume", 0.8m, (0m, 10m), "Volume of a pull-back, in mean volumes"),
        StrategyParameter.Number("stopFraction", 0.025m, (0.001m, 0.2m), "Stop of a pull-back, fraction of the close"),
        StrategyParameter.Number("targetFraction", 0.05m, (0.001m, 1m), "Target of a pull-back, fraction of the close"),
        StrategyParameter.Number("breakoutStop", 0.015m, (0.001m, 0.2m), "Stop of a breakout below the broken high"),
        StrategyParameter.Number("breakoutTargetR", 2m, (1.5m, 20m), "Target of a breakout in units of its risk"),
        StrategyParameter.Number("exitGain", 0.02m, (0m, 1m), "Least gain for the exit on an extreme RSI"),
        StrategyParameter.Integer("exitHours", 24, (1, 720), "A trade older than this is closed"),
        StrategyParameter.Switch("allowShort", "Mirrors everything where the instrument can be short"),
        .. TermParameters.Of(
            new StrategyTerms { RiskFraction = 0.015m, ConfidenceThreshold = 65 }),
        .. GateSet.Parameters([]),
    ];

    public override IReadOnlyList<Timeframe> HigherTimeframes(StrategyParameters parameters) =>
        [.. GateSet.HigherTimeframes([], parameters)];

    public override void CheckTogether(StrategyParameters parameters, ICollection<ParameterProblem> problems) =>
        TermParameters.Ascending(parameters, ["emaFast", "emaMiddle", "emaTrend"], problems);

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new EmaRsiStrategy(
            EmaRsiOptions.From(parameters, instrument), indicators, new GateSet([], parameters, indicators, 0));
}
