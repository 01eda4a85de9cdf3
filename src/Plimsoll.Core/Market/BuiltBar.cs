namespace Plimsoll.Core.Market;

/// <summary>A bar made of trades, with what a <see cref="Market.Bar"/> does not carry.</summary>
/// <param name="Bar">Open, high, low, close by price; volume is the sum of quantities.</param>
/// <param name="QuoteVolume">Sum of price × quantity.</param>
/// <param name="TradeCount">Trades in the bar.</param>
public readonly record struct BuiltBar(Bar Bar, double QuoteVolume, long TradeCount);
