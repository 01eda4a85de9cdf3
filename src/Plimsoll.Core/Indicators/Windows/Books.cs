namespace Plimsoll.Core.Indicators.Windows;

/// <summary>What the quotes say. O(1) a value and trade.</summary>
internal static class Books
{
    // Below it the book was as good as empty; quote units.
    private const double LeastValue = 100;

    /// <summary>The imbalance that other kinds build on: of the last 30 seconds.</summary>
    public static TimeWindow Standard { get; } = new(IndicatorInput.Quotes, 30, 0);

    public static IReadOnlyList<IndicatorKind> Kinds { get; } =
    [
        new WindowKind(
            "bid_ask_imbalance",
            "Imbalance of bid and ask",
            "time-weighted mean of (bidQty - askQty)/(bidQty + askQty)*100; an empty book does not count",
            IndicatorField.Bounded("value", -100, 100, "100 when there are only bids"))
        {
            Shape = WindowShape.One(
                IndicatorInput.Quotes, 30, (ticks, window, now) => ticks.Quotes.Imbalance(window, now)),
        }.Build(),
        new WindowKind(
            "spread_pct",
            "Spread",
            "(ask - bid)/middle*100 of the last quote; null if the book is crossed",
            WindowKind.Ratio("percent"))
        {
            Shape = WindowShape.Fixed(Spread, new TimeWindow(IndicatorInput.Quotes, 0, 0)),
        }.Build(),
        new WindowKind(
            "liquidity_drain",
            "Drain of liquidity",
            "(base - current)/base*100 of the mean of bidQty*bid + askQty*ask over the quotes of a window; null if the "
                + "base is less than 100",
            WindowKind.Ratio("percent, positive when draining"))
        {
            Shape = WindowShape.Two(
                IndicatorInput.Quotes,
                (30, 0, 600, 30),
                (ticks, window, now) => ticks.Quotes.TopValue(window, now),
                (current, reference) => reference < LeastValue ? double.NaN : -WindowShape.Percent(current, reference)),
        }.Build(),
    ];

    private static double Spread(TickStream ticks, long now)
    {
        if (ticks.Quotes.Ticks.IsEmpty)
            return double.NaN;
        var last = ticks.Quotes.Ticks.Last;
        return last.Quote.Ask < last.Quote.Bid ? double.NaN : 100 * (last.Quote.Ask - last.Quote.Bid) / last.Middle;
    }
}
