namespace Plimsoll.Core.Indicators.Windows;

/// <summary>Who was in a hurry: quantity bought less quantity sold by aggressors. O(1) a value and trade.</summary>
internal static class Deltas
{
    public static IReadOnlyList<IndicatorKind> Kinds { get; } =
    [
        new WindowKind(
            "delta", "Delta", "sum of quantities bought - sum of quantities sold, by the side of the aggressor",
            WindowKind.Volume("base units, negative when sellers were in a hurry"))
        {
            Shape = WindowShape.One(
                IndicatorInput.Trades, 60,
                (ticks, window, now) => ticks.Trades.Delta(ticks.Trades.Ticks.Within(window, now))),
        }.Build(),
        new WindowKind(
            "cumulative_delta", "Delta of the bar that forms", "delta since the last whole multiple of t1 seconds in UTC",
            WindowKind.Volume("base units, negative when sellers were in a hurry"))
        {
            Shape = new WindowShape
            {
                Parameters = [WindowShape.Begin("t1", 3_600)],
                Windows = spec => [new(IndicatorInput.Trades, spec.Integer("t1"), 0)],
                Measure = spec => Cumulative(spec.Integer("t1") * TradeTape.Second),
            },
        }.Build(),
    ];

    private static WindowMeasure Cumulative(long length) => (ticks, now) =>
    {
        var into = now % length;
        var trades = ticks.Trades;
        return trades.Delta((trades.Ticks.From(now - (into < 0 ? into + length : into)), trades.Ticks.After(now)));
    };
}
