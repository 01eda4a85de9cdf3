namespace Plimsoll.Core.Indicators.Windows;

/// <summary>Scores of a sudden move, made of other kinds with their defaults. O(1) a value and trade.</summary>
internal static class Pumps
{
    private static readonly TimeWindow Pump = new(IndicatorInput.Trades, 600, 0);
    private static readonly TimeWindow Minute = new(IndicatorInput.Trades, 60, 0);

    public static IReadOnlyList<IndicatorKind> Kinds { get; } =
    [
        new WindowKind(
            "pump_strength",
            "Strength of a pump",
            "0.30 magnitude/10 + 0.25 surge/5 + 0.25 velocity/0.5 + 0.20 consistency, each part within 0 and 1, of "
                + "pump_magnitude_pct, volume_surge_ratio, price_velocity, direction_consistency; more than 0.7 is strong",
            IndicatorField.Bounded("value", 0, 1, "1 is the strongest"))
        {
            Shape = WindowShape.Fixed(Strength, Pump),
        }.Build(),
        new WindowKind(
            "pump_confidence",
            "Confidence in a pump",
            "consistency*min(1, magnitude/10)*min(1, duration/120 s)*100 of direction_consistency, pump_magnitude_pct, "
                + "and the time since the newest lowest price of ten minutes; 0 when the price fell",
            IndicatorField.Bounded("value", 0, 100, "100 is certain"))
        {
            Shape = WindowShape.Fixed(Confidence, Pump),
        }.Build(),
        new WindowKind(
            "dump_exhaustion_score",
            "Exhaustion of a dump",
            "30 if |price_velocity| < 0.1, + 25 if volume_surge_ratio < 0.8, + 25 if 40 % or more of the pump is gone, "
                + "+ 20 if bid_ask_imbalance > -10; pump = highest price of ten minutes less the lowest before it; "
                + "null if a part is; 70 or more is confirmed",
            IndicatorField.Bounded("value", 0, 100, "100 when all parts hold"))
        {
            Shape = WindowShape.Fixed(Exhaustion, Pump, Books.Standard),
        }.Build(),
    ];

    private static double Strength(TickStream ticks, long now) =>
        0.30 * Part(PumpWindows.Standard.Magnitude(ticks, now) / 10)
        + 0.25 * Part(Surges.Standard(ticks, now) / 5)
        + 0.25 * Part(PumpWindows.Standard.Velocity(ticks, now) / 0.5)
        + 0.20 * DealShapes.Consistency(ticks.Trades, Minute, now);

    private static WindowMeasure Confidence()
    {
        var lowest = new WindowExtreme(-1);
        return (ticks, now) =>
            DealShapes.Consistency(ticks.Trades, Minute, now)
            * Part(PumpWindows.Standard.Magnitude(ticks, now) / 10)
            * Part(SecondsSince(lowest, ticks.Trades.Ticks, now) / 120)
            * 100;
    }

    private static WindowMeasure Exhaustion()
    {
        var (highest, lowest) = (new WindowExtreme(1, isOldest: true), new WindowExtreme(-1));
        return (ticks, now) =>
        {
            var velocity = PumpWindows.Standard.Velocity(ticks, now);
            var surge = Surges.Standard(ticks, now);
            var retrace = Retrace(ticks.Trades.Ticks, (highest, lowest), now);
            var imbalance = ticks.Quotes.Imbalance(Books.Standard, now);
            return double.IsFinite(velocity + surge + retrace + imbalance)
                ? (Math.Abs(velocity) < 0.1 ? 30 : 0) + (surge < 0.8 ? 25 : 0)
                    + (retrace >= 40 ? 25 : 0) + (imbalance > -10 ? 20 : 0)
                : double.NaN;
        };
    }

    // NaN stays NaN.
    private static double Part(double value) => Math.Clamp(value, 0, 1);

    private static double SecondsSince(WindowExtreme lowest, Tape<TradeTick> tape, long now) =>
        lowest.Of(tape, tape.Within(Pump, now)) is { } number
            ? (now - tape[number].Time) / (double)TradeTape.Second
            : double.NaN;

    // Percent of the way from the lowest price to the highest one after it that has been given back. The first of the
    // highest only moves on, so that the range before it does too.
    private static double Retrace(Tape<TradeTick> tape, (WindowExtreme Highest, WindowExtreme Lowest) seek, long now)
    {
        var (first, end) = tape.Within(Pump, now);
        if (seek.Highest.Of(tape, (first, end)) is not { } highest
            || seek.Lowest.Of(tape, (first, highest + 1)) is not { } lowest)
            return double.NaN;
        var (high, low) = (tape[highest].Price, tape[lowest].Price);
        return (high - tape[end - 1].Price) / (high - low) * 100;
    }
}
