namespace Plimsoll.Core.Indicators.Windows;

/// <summary>How the trades of a window lie in time, size and direction. O(1) a value and trade unless it says otherwise.</summary>
internal static class DealShapes
{
    private const double SquareSecond = (double)TradeTape.Second * TradeTape.Second;

    public static IReadOnlyList<IndicatorKind> Kinds { get; } =
    [
        new WindowKind(
            "volume_concentration",
            "Concentration of volume",
            "share of the largest tenth of the deals, rounded up, in the volume; O(log n) of the window a trade",
            IndicatorField.Bounded("value", 0, 1, "1 when one deal is all"))
        {
            Shape = WindowShape.One(IndicatorInput.Trades, 300, Concentration),
        }.Build(),
        Of(
            "price_streak", "Streak of price changes",
            "changes of price in one direction up to the last trade, negative when down; equal prices change nothing",
            WindowKind.Index("0 when no price changed"), 60, Streak),
        Of(
            "direction_consistency", "Consistency of direction",
            "|rises - falls|/(rises + falls) of the prices in the window; null if none changed",
            IndicatorField.Bounded("value", 0, 1, "1 when all changes go one way"), 60, Consistency),
        Of(
            "deal_gap_mean", "Mean gap between deals", "mean seconds from a deal to the next; null with less than two",
            WindowKind.Index("seconds"), 300, MeanGap),
        Of(
            "deal_clustering", "Clustering of deals",
            "population variance / mean^2 of the seconds from a deal to the next",
            WindowKind.Index("0 when even, about 1 when by chance, more when in clusters"), 300, Clustering),
        Of(
            "rolling_volatility", "Volatility of seconds",
            "population deviation of the simple returns from second to second, counted back from the end of the window, "
                + "each price the last at or before its time; O(seconds of the window) a value",
            WindowKind.Ratio("fraction"), 300, Volatility),
    ];

    /// <summary>|rises − falls|/(rises + falls) of a window.</summary>
    public static double Consistency(TradeTape trades, TimeWindow window, long now)
    {
        var (first, end) = trades.Ticks.Within(window, now);
        if (end == first)
            return double.NaN;
        var (opening, closing) = (trades.Ticks[first], trades.Ticks[end - 1]);
        var (rises, falls) = (closing.Rises - opening.Rises, closing.Falls - opening.Falls);
        return Math.Abs(rises - falls) / (double)(rises + falls);
    }

    private static IndicatorKind Of(
        string name,
        string title,
        string formula,
        IndicatorField field,
        int t1,
        Func<TradeTape, TimeWindow, long, double> measure) =>
        new WindowKind(name, title, formula, field)
        {
            Shape = WindowShape.One(
                IndicatorInput.Trades, t1, (ticks, window, now) => measure(ticks.Trades, window, now)),
        }.Build();

    private static double Streak(TradeTape trades, TimeWindow window, long now)
    {
        var (first, end) = trades.Ticks.Within(window, now);
        if (end == first)
            return double.NaN;
        var (opening, closing) = (trades.Ticks[first], trades.Ticks[end - 1]);
        var changes = closing.Rises - opening.Rises + closing.Falls - opening.Falls;
        return Math.Clamp(closing.Run, -changes, changes);
    }

    private static double MeanGap(TradeTape trades, TimeWindow window, long now)
    {
        var (first, end) = trades.Ticks.Within(window, now);
        return end - first < 2
            ? double.NaN
            : (trades.Ticks[end - 1].Time - trades.Ticks[first].Time) / (double)(end - first - 1) / TradeTape.Second;
    }

    private static double Clustering(TradeTape trades, TimeWindow window, long now)
    {
        var (first, end) = trades.Ticks.Within(window, now);
        if (end - first < 2)
            return double.NaN;
        var mean = MeanGap(trades, window, now);
        var squares = (trades.Ticks[end - 1].SquaredGaps - trades.Ticks[first].SquaredGaps).Value / SquareSecond;
        return Math.Max(0, squares / (end - first - 1) - mean * mean) / (mean * mean);
    }

    private static Func<TickStream, TimeWindow, long, double> Concentration(TimeWindow window)
    {
        var largest = new LargestDeals();
        return (ticks, _, now) => largest.ShareIn(ticks.Trades.Ticks, ticks.Trades.Ticks.Within(window, now));
    }

    private static double Volatility(TradeTape trades, TimeWindow window, long now)
    {
        var (first, end) = trades.Ticks.Within(window, now);
        if (end == first)
            return double.NaN;
        var oldest = Math.Max(trades.Ticks.First, first - 1);
        var (time, last) = (now - window.To * TradeTape.Second, double.NaN);
        var (count, mean, squares) = (0, 0.0, 0.0);
        for (var second = 0; second <= window.From - window.To; second++, time -= TradeTape.Second)
        {
            var number = Math.Min(end, trades.Ticks.After(time)) - 1;
            if (number < oldest)
                break;
            var price = trades.Ticks[number].Price;
            if (second > 0)
            {
                var step = last / price - 1 - mean;
                mean += step / ++count;
                squares += step * (last / price - 1 - mean);
            }

            last = price;
        }

        return count < 2 ? double.NaN : Math.Sqrt(squares / count);
    }
}
