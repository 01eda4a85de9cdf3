using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.SmaCross;

/// <summary>A yardstick: understood in a minute, compared with other engines, benchmarked.</summary>
public sealed class SmaCrossDefinition : StrategyDefinition
{
    private const int MaxPeriod = 5_000;

    public override string Name => "sma-cross";

    public override int Version => 1;

    public override string Title => "Moving-average cross";

    public override string Description =>
        "Buys when the fast average closes above the slow one, leaves on the opposite cross; "
        + "the stop is a multiple of ATR below the close.";

    public override string DefaultTimeframe => "1m";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } =
    [
        StrategyParameter.Integer("fast", 10, (1, MaxPeriod), "Bars of the fast average"),
        StrategyParameter.Integer("slow", 50, (1, MaxPeriod), "Bars of the slow average; more than fast"),
        StrategyParameter.Integer("atrPeriod", 14, (1, MaxPeriod), "Bars of the average true range"),
        StrategyParameter.Number("stopAtr", 3.0m, (0.1m, 100m), "Stop distance in average true ranges"),
        StrategyParameter.Choice("direction", "long", ["long", "both"], "both also opens shorts on the opposite cross"),
        StrategyParameter.Integer("expiryHours", 24, (1, 720), "Hours a signal stays valid"),
    ];

    public override void CheckTogether(StrategyParameters parameters, ICollection<ParameterProblem> problems) =>
        TermParameters.Ascending(parameters, ["fast", "slow"], problems);

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new SmaCrossStrategy(SmaCrossOptions.From(parameters), indicators);
}
