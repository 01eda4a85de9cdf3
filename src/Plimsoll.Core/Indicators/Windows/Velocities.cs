namespace Plimsoll.Core.Indicators.Windows;

/// <summary>How far and how fast the price moves between two windows. O(1) a value and trade unless it says otherwise.</summary>
internal static class Velocities
{
    private const string Windows = "current = twpa(t1, 0), base = twpa(t3, t3 - d)";
    private const int Lapse = 5;

    public static IReadOnlyList<IndicatorKind> Kinds { get; } =
    [
        new WindowKind(
            "velocity",
            "Velocity",
            "(current - base)/base*100 of the price that method names, of two windows",
            WindowKind.Ratio("percent"))
        {
            Shape = Velocity(),
        }.Build(),
        new WindowKind(
            "price_velocity",
            "Price velocity",
            $"(current - base)/base*100 / seconds between the centers of the windows; {Windows}",
            WindowKind.Ratio("percent a second"))
        {
            Shape = PumpWindows.Shape(windows => windows.Velocity),
        }.Build(),
        new WindowKind(
            "pump_magnitude_pct",
            "Pump magnitude",
            $"(current - base)/base*100; {Windows}",
            WindowKind.Ratio("percent"))
        {
            Shape = PumpWindows.Shape(windows => windows.Magnitude),
        }.Build(),
        new WindowKind(
            "price_momentum",
            "Price momentum",
            "(current - base)/base*100 of the exponential mean of the price over time in a window, weights "
                + "exp(-age/length of the window)",
            WindowKind.Ratio("percent"))
        {
            Source = "Andreas Eckner, Algorithms for unevenly spaced time series, 2017 (the mean)",
            Shape = WindowShape.Two(
                IndicatorInput.Trades, (30, 0, 120, 30), ExponentialMean, WindowShape.Percent),
        }.Build(),
        new WindowKind(
            "velocity_cascade",
            "Velocity cascade",
            "price velocities v from short to long; d(i) = (v(i) - v(i+1))/max(|v(i+1)|, 0.01); x = mean of d with "
                + "weights 2^i, *1.2 if there are two or more, all of one sign; tanh(x/2)",
            IndicatorField.Bounded("value", -1, 1, "1 when ever faster up"))
        {
            Shape = Cascade(),
        }.Build(),
        new WindowKind(
            "momentum_reversal_index",
            "Momentum reversal index",
            "(v - peak)/|peak|*100; v = price_velocity(10,40,10); peak = of price_velocity(5,20,5) at each whole second "
                + "of the last 60 the one farthest from 0; null if |peak| < 1e-6",
            WindowKind.Index("percent, -100 when nothing is left of the peak"))
        {
            Shape = WindowShape.Fixed(Reversal, new PumpWindows(5, 20, 5).Reach(60)),
        }.Build(),
        new WindowKind(
            "support_level_proximity",
            "Proximity to the support level",
            "(twpa(current) - twpa(base))/twpa(base)*100",
            WindowKind.Ratio("percent"))
        {
            Shape = WindowShape.Two(
                IndicatorInput.Trades,
                (10, 0, 3_600, 600),
                (ticks, window, now) => ticks.Trades.Twpa(window, now),
                WindowShape.Percent),
        }.Build(),
        new WindowKind(
            "velocity_stabilization",
            "Velocity stabilization",
            "population deviation / |mean| of the price velocities now, 5 and 10 seconds ago; null if |mean| < 1e-6",
            WindowKind.Index("0 when the velocity stays"))
        {
            Shape = Stabilization(),
        }.Build(),
    ];

    /// <summary>Of velocities from short to long; NaN ones are left out, and two are needed.</summary>
    internal static double CascadeOf(ReadOnlySpan<double> velocities)
    {
        var (sum, weights, ups, downs, last) = (0.0, 0.0, 0, 0, double.NaN);
        foreach (var velocity in velocities)
        {
            if (double.IsNaN(velocity))
                continue;
            if (!double.IsNaN(last))
            {
                var difference = (last - velocity) / Math.Max(Math.Abs(velocity), 0.01);
                var weight = weights + 1;
                (sum, weights) = (sum + weight * difference, weights + weight);
                (ups, downs) = (ups + (difference > 0 ? 1 : 0), downs + (difference < 0 ? 1 : 0));
            }

            last = velocity;
        }

        var isOneSided = (ups >= 2 && downs == 0) || (downs >= 2 && ups == 0);
        return Math.Tanh(sum / weights * (isOneSided ? 1.2 : 1) / 2);
    }

    internal static double ReversalOf(double velocity, double peak) =>
        Math.Abs(peak) < 1e-6 ? double.NaN : (velocity - peak) / Math.Abs(peak) * 100;

    internal static double StabilizationOf(double first, double second, double third)
    {
        var mean = (first + second + third) / 3;
        var (a, b, c) = (first - mean, second - mean, third - mean);
        return Math.Abs(mean) < 1e-6 ? double.NaN : Math.Sqrt((a * a + b * b + c * c) / 3) / Math.Abs(mean);
    }

    private static WindowShape Velocity()
    {
        var shape = WindowShape.Two(IndicatorInput.Trades, (60, 0, 300, 60), (_, _, _) => 0, (_, _) => 0);
        IReadOnlyList<TimeWindow> Of(IndicatorSpec spec) => spec.Choice("method") == "tw_midprice"
            ? [.. shape.Windows(spec).Select(window => window with { Stream = IndicatorInput.Quotes })]
            : shape.Windows(spec);
        return shape with
        {
            Parameters =
            [
                .. shape.Parameters,
                IndicatorParameter.Choice(
                    "method", "price of a window; tw_midprice needs quotes", "twpa", "vtwpa", "last_price", "tw_midprice"),
            ],
            Windows = Of,
            Measure = spec =>
            {
                var (price, windows) = (PriceBy(spec.Choice("method")), Of(spec));
                return (ticks, now) => WindowShape.Percent(price(ticks, windows[0], now), price(ticks, windows[1], now));
            },
        };
    }

    private static Func<TickStream, TimeWindow, long, double> PriceBy(string method) => method switch
    {
        "vtwpa" => (ticks, window, now) => ticks.Trades.Vtwpa(window, now),
        "last_price" => (ticks, window, now) => ticks.Trades.LastPrice(window, now),
        "tw_midprice" => (ticks, window, now) => ticks.Quotes.Twpa(window, now),
        _ => (ticks, window, now) => ticks.Trades.Twpa(window, now),
    };

    private static WindowShape Cascade()
    {
        static PumpWindows[] Of(IndicatorSpec spec) =>
            [PumpWindows.Of(spec), PumpWindows.Of(spec, "middle"), PumpWindows.Of(spec, "long")];
        return new WindowShape
        {
            Parameters =
            [
                .. PumpWindows.Parameters(new(5, 15, 5)),
                .. PumpWindows.Parameters(new(10, 40, 10), "middle"),
                .. PumpWindows.Parameters(new(20, 80, 20), "long"),
            ],
            Rules = [.. PumpWindows.Rules(), .. PumpWindows.Rules("middle"), .. PumpWindows.Rules("long")],
            Windows = spec => [.. Of(spec).Select(windows => windows.Reach())],
            Measure = spec =>
            {
                var windows = Of(spec);
                return (ticks, now) => CascadeOf(
                    [windows[0].Velocity(ticks, now), windows[1].Velocity(ticks, now), windows[2].Velocity(ticks, now)]);
            },
        };
    }

    private static double Reversal(TickStream ticks, long now)
    {
        var (peak, windows) = (double.NaN, new PumpWindows(5, 20, 5));
        for (var age = 0; age <= 60; age++)
        {
            var velocity = windows.Velocity(ticks, now - age * TradeTape.Second);
            if (double.IsNaN(peak) || Math.Abs(velocity) > Math.Abs(peak))
                peak = velocity;
        }

        return ReversalOf(new PumpWindows(10, 40, 10).Velocity(ticks, now), peak);
    }

    private static WindowShape Stabilization()
    {
        var shape = PumpWindows.Shape(windows => (ticks, now) => StabilizationOf(
            windows.Velocity(ticks, now),
            windows.Velocity(ticks, now - Lapse * TradeTape.Second),
            windows.Velocity(ticks, now - 2 * Lapse * TradeTape.Second)));
        return shape with
        {
            Parameters = PumpWindows.Parameters(PumpWindows.Standard, most: 86_400 - 2 * Lapse),
            Windows = spec => [PumpWindows.Of(spec).Reach(2 * Lapse)],
        };
    }

    private static Func<TickStream, TimeWindow, long, double> ExponentialMean(TimeWindow window)
    {
        var mean = new FadingMean(window);
        return (ticks, _, now) => mean.Of(ticks.Trades, now);
    }
}
