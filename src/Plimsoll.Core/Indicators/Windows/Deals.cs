namespace Plimsoll.Core.Indicators.Windows;

/// <summary>Counts, sums and extremes of the trades in a window. O(1) a value and trade.</summary>
internal static class Deals
{
    public static IReadOnlyList<IndicatorKind> Kinds { get; } =
    [
        new WindowKind("max_price", "Highest price", "highest price of the window", WindowKind.Price("price"))
        {
            Shape = WindowShape.One(IndicatorInput.Trades, 300, window => Extreme(1, window)),
        }.Build(),
        new WindowKind("min_price", "Lowest price", "lowest price of the window", WindowKind.Price("price"))
        {
            Shape = WindowShape.One(IndicatorInput.Trades, 300, window => Extreme(-1, window)),
        }.Build(),
        Of("first_price", "First price", "price of the first trade of the window", WindowKind.Price("price"), First),
        Of(
            "last_price", "Last price", "price of the last trade of the window", WindowKind.Price("price"),
            (trades, window, now) => trades.LastPrice(window, now)),
        Of(
            "sum_volume", "Traded volume", "sum of the quantities", WindowKind.Volume("base units"),
            (trades, window, now) => trades.Volume(window, now)),
        Of(
            "avg_volume", "Mean quantity of a deal", "sum of the quantities / number of deals",
            WindowKind.Volume("base units"),
            (trades, window, now) => trades.Volume(window, now) / trades.Count(window, now)),
        Of("deal_count", "Number of deals", "number of market trades", WindowKind.Index("1 or more"), Count),
        Of(
            "deals_per_minute", "Deals a minute", "number of market trades*60/(t1 - t2)", WindowKind.Index("more than 0"),
            (trades, window, now) => Count(trades, window, now) * 60 / (window.From - window.To)),
        Of(
            "avg_deal_size", "Mean size of a deal", "sum of price*quantity / number of deals",
            IndicatorField.Value(IndicatorScale.Other, "quote units"),
            (trades, window, now) => trades.Value(window, now) / trades.Count(window, now)),
        Of(
            "vwap_window", "Volume-weighted average price of a window", "sum of price*quantity / sum of quantity",
            WindowKind.Price("average price"),
            (trades, window, now) => trades.Value(window, now) / trades.Volume(window, now)),
    ];

    private static IndicatorKind Of(
        string name, string title, string formula, IndicatorField field, Func<TradeTape, TimeWindow, long, double> measure) =>
        new WindowKind(name, title, formula, field)
        {
            Shape = WindowShape.One(
                IndicatorInput.Trades, 300, (ticks, window, now) => measure(ticks.Trades, window, now)),
        }.Build();

    private static double Count(TradeTape trades, TimeWindow window, long now) =>
        trades.Count(window, now) is var count && count > 0 ? count : double.NaN;

    private static double First(TradeTape trades, TimeWindow window, long now)
    {
        var (first, end) = trades.Ticks.Within(window, now);
        return end == first ? double.NaN : trades.Ticks[first].Price;
    }

    private static Func<TickStream, TimeWindow, long, double> Extreme(int sign, TimeWindow window)
    {
        var extreme = new WindowExtreme(sign);
        return (ticks, _, now) =>
        {
            var tape = ticks.Trades.Ticks;
            return extreme.Of(tape, tape.Within(window, now)) is { } number ? tape[number].Price : double.NaN;
        };
    }
}
