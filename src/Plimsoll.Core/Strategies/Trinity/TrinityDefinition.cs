using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Trinity;

/// <summary>Confluence of trend, strength, bounce, momentum and volume.</summary>
public sealed class TrinityDefinition : StrategyDefinition
{
    public override string Name => "trinity";

    public override int Version => 1;

    public override string Title => "Trinity confluence";

    public override string Description =>
        "Counts five conditions: trend, trend strength, bounce off the average, weak RSI, volume. Three of them buy; "
        + "a turned Supertrend, a close below the long average or a hot RSI sells.";

    public override string DefaultTimeframe => "1h";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } =
    [
        StrategyParameter.Integer("trendPeriod", 200, (10, 1_000), "Bars of the long average"),
        StrategyParameter.Integer("emaPeriod", 20, (2, 500), "Bars of the average that price bounces off"),
        StrategyParameter.Integer("rsiWindowBars", 1, (1, 5), "RSI may have been weak at any of so many last bars"),
        StrategyParameter.Integer("leastScore", 3, (3, 5), "Conditions that must hold to enter"),
        StrategyParameter.Number("stopFraction", 0.035m, (0.001m, 0.2m), "Stop, fraction of the close"),
        StrategyParameter.Number("targetFraction", 0.08m, (0.001m, 1m), "Target, fraction of the close"),
        StrategyParameter.Choice(
            "profile", "five", ["five", "weighted"], "Five equal conditions, or six by weight of which half must hold"),
        StrategyParameter.Switch("sizeByConfidence", "Sizes entries by their confidence, not by the run's rule"),
        .. TermParameters.Of(new StrategyTerms { RiskFraction = 0.015m }),
    ];

    public override IReadOnlyList<Timeframe> HigherTimeframes(StrategyParameters parameters) =>
        parameters.Choice("profile") == "weighted" ? [SecondaryScore.Higher] : [];

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new TrinityStrategy(TrinityOptions.From(parameters), indicators);
}
