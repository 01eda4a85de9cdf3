namespace Plimsoll.Core.Indicators.Windows;

/// <summary>Time-weighted prices: a price counts as long as it held. O(1) a value and trade.</summary>
internal static class TimeWeighted
{
    public static IReadOnlyList<IndicatorKind> Kinds { get; } =
    [
        new WindowKind(
            "twpa",
            "Time-weighted average price",
            "sum of price*hold / sum of hold; the last trade before the window is carried in, each price holds until "
                + "the next trade, the last one to the end; without one to carry in it begins at the first trade",
            WindowKind.Price("average price"))
        {
            Shape = WindowShape.One(IndicatorInput.Trades, 300, (ticks, window, now) => ticks.Trades.Twpa(window, now)),
        }.Build(),
        new WindowKind(
            "vtwpa",
            "Volume- and time-weighted average price",
            "as twpa with the weight hold*quantity",
            WindowKind.Price("average price"))
        {
            Shape = WindowShape.One(
                IndicatorInput.Trades, 300, (ticks, window, now) => ticks.Trades.Vtwpa(window, now)),
        }.Build(),
        new WindowKind(
            "tw_midprice",
            "Time-weighted middle price",
            "as twpa of (bid + ask)/2",
            WindowKind.Price("average price"))
        {
            Shape = WindowShape.One(IndicatorInput.Quotes, 300, (ticks, window, now) => ticks.Quotes.Twpa(window, now)),
        }.Build(),
        new WindowKind(
            "twpa_ratio",
            "Ratio of time-weighted average prices",
            "twpa(current) / twpa(base); null if the base is less than 0.001*increment",
            WindowKind.Ratio("1 where the price is what it was"))
        {
            Shape = Ratio(),
        }.Build(),
    ];

    private static WindowShape Ratio()
    {
        var shape = WindowShape.Two(
            IndicatorInput.Trades,
            (300, 60, 1_800, 300),
            (ticks, window, now) => ticks.Trades.Twpa(window, now),
            (current, reference) => current / reference);
        return shape with
        {
            Parameters =
            [
                .. shape.Parameters,
                IndicatorParameter.Factor("increment", 1e-9, 1e-12, 1e6, "smallest step of the price, quote units"),
            ],
            Measure = spec =>
            {
                var (current, reference) = (shape.Windows(spec)[0], shape.Windows(spec)[1]);
                var least = 0.001 * spec["increment"];
                return (ticks, now) => ticks.Trades.Twpa(reference, now) is var average && average >= least
                    ? ticks.Trades.Twpa(current, now) / average
                    : double.NaN;
            },
        };
    }
}
