namespace Plimsoll.Core.Indicators.Windows;

/// <summary>Volume of a window against that of another. O(1) a value and trade.</summary>
internal static class Surges
{
    /// <summary>The surge that other kinds build on: the last 30 seconds against the 570 before.</summary>
    public static double Standard(TickStream ticks, long now) => RatioOf(
        ticks, new(IndicatorInput.Trades, 30, 0), new(IndicatorInput.Trades, 600, 30), now);

    public static IReadOnlyList<IndicatorKind> Kinds { get; } =
    [
        new WindowKind(
            "volume_surge",
            "Volume surge",
            "volume of the current window / volume of the base window",
            WindowKind.Index("1 when they are equal"))
        {
            Shape = WindowShape.Two(
                IndicatorInput.Trades, (60, 0, 600, 60), Volume, (current, reference) => current / reference),
        }.Build(),
        new WindowKind(
            "volume_surge_ratio",
            "Volume surge, by time",
            "volume a second of the current window / volume a second of the base window; null if the base volume is "
                + "less than 0.001",
            WindowKind.Index("1 when trading is as usual"))
        {
            Shape = Ratio(),
        }.Build(),
        new WindowKind(
            "volume_acceleration",
            "Volume acceleration",
            "volume of the last t1 seconds / volume of the t1 seconds before them, as a surge of both against one "
                + "base is",
            WindowKind.Index("1 when trading is even"))
        {
            Shape = new WindowShape
            {
                Parameters = [WindowShape.Begin("t1", 30, 43_200)],
                Windows = spec => [new(IndicatorInput.Trades, 2 * spec.Integer("t1"), 0)],
                Measure = spec => Acceleration(spec.Integer("t1")),
            },
        }.Build(),
    ];

    private static double Volume(TickStream ticks, TimeWindow window, long now) => ticks.Trades.Volume(window, now);

    private static WindowMeasure Acceleration(int length) => (ticks, now) =>
        ticks.Trades.Volume(new(IndicatorInput.Trades, length, 0), now)
            / ticks.Trades.Volume(new(IndicatorInput.Trades, 2 * length, length), now);

    private static WindowShape Ratio()
    {
        var shape = WindowShape.Two(IndicatorInput.Trades, (30, 0, 600, 30), Volume, (_, _) => 0);
        return shape with
        {
            Measure = spec =>
            {
                var windows = shape.Windows(spec);
                return (ticks, now) => RatioOf(ticks, windows[0], windows[1], now);
            },
        };
    }

    private static double RatioOf(TickStream ticks, TimeWindow current, TimeWindow reference, long now)
    {
        var usual = ticks.Trades.Volume(reference, now);
        return usual < 0.001
            ? double.NaN
            : ticks.Trades.Volume(current, now)
                / (usual * (current.From - current.To) / (reference.From - reference.To));
    }
}
