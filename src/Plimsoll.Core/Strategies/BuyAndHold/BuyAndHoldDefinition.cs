using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.BuyAndHold;

/// <summary>The yardstick of all strategies: buys once and never sells by itself.</summary>
public sealed class BuyAndHoldDefinition : StrategyDefinition
{
    public override string Name => "buy-and-hold";

    public override int Version => 1;

    public override string Title => "Buy and hold";

    public override string Description =>
        "Buys at the first bar with the configured sizing and holds to the end. Its stop is the lowest price there is, so "
        + "the whole position counts as risk.";

    public override string DefaultTimeframe => "1d";

    public override IReadOnlyList<StrategyParameter> Parameters { get; } = [];

    public override Strategy Create(StrategyParameters parameters, Instrument instrument, IndicatorHub indicators) =>
        new BuyAndHoldStrategy((double)instrument.PriceIncrement);
}
