using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.Gates;

namespace Plimsoll.Core.Strategies.Alpha;

/// <summary>A vote of trend, reversion and microstructure, unless the market is stretched already.</summary>
public sealed class AlphaDefinition : StrategyDefinition
{
    public override string Name => "alpha";

    public override int Version => 3;

    public override string Title => "Vote of trend, reversion and crowd";

    public override string Description =>
        "Trend has two votes, reversion one, funding and news one and a half; two votes enter, unless price has run too "
        + "far already or the crowd is there. A trend aims at the extreme of the last days, at most 3 % away. Where no "
        + "funding and no news are known, they are silent.";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } =
    [
        StrategyParameter.Integer("emaFast", 20, (2, 500), "Bars of the fast average"),
        StrategyParameter.Integer("emaSlow", 50, (3, 1_000), "Bars of the slow average; more than emaFast"),
        StrategyParameter.Integer("windowMinutes", 1_440, (60, 10_080), "Minutes of the range and of the move"),
        StrategyParameter.Number("rangeEdge", 0.15m, (0.01m, 0.49m), "Share of the range at either end that reverts"),
        StrategyParameter.Number("mostMove", 0.10m, (0.005m, 1m), "A larger move in the window is a risk, fraction"),
        StrategyParameter.Number("stopAtr", 1.5m, (0.1m, 20m), "Stop in average true ranges of 14 bars"),
        StrategyParameter.Number(
            "targetR", 2m, (1.5m, 20m), "Target in units of the risk to the stop, where the trend has no vote in it"),
        StrategyParameter.Integer(
            "reachMinutes", 12_000, (240, 43_200), "Minutes back to the extreme that a trend aims at: 50 bars of 4h"),
        StrategyParameter.Number("mostTarget", 0.03m, (0.005m, 1m), "A trend aims no farther than this, fraction"),
        .. TermParameters.Of(new StrategyTerms { RiskFraction = 0.015m }, confidence: 65),
        .. GateSet.Parameters([]),
    ];

    public override IReadOnlyList<Timeframe> HigherTimeframes(StrategyParameters parameters) =>
        [.. GateSet.HigherTimeframes([], parameters)];

    public override void CheckTogether(StrategyParameters parameters, ICollection<ParameterProblem> problems) =>
        TermParameters.Ascending(parameters, ["emaFast", "emaSlow"], problems);

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new AlphaStrategy(
            AlphaOptions.From(parameters), instrument.CanShort, indicators,
            new GateSet([], parameters, indicators, 0));
}
