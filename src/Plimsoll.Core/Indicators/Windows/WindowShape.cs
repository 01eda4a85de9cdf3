namespace Plimsoll.Core.Indicators.Windows;

/// <summary>Parameters, windows and measure of a kind; most kinds look at one window, or compare two.</summary>
internal sealed record WindowShape
{
    private const int Longest = 86_400;

    public IReadOnlyList<IndicatorParameter> Parameters { get; init; } = [];

    public IReadOnlyList<IndicatorRule> Rules { get; init; } = [];

    /// <summary>All that the measure looks at, however far back.</summary>
    public required Func<IndicatorSpec, IReadOnlyList<TimeWindow>> Windows { get; init; }

    public required Func<IndicatorSpec, WindowMeasure> Measure { get; init; }

    /// <summary>One window (t1, t2) with t2 = 0 as its default.</summary>
    public static WindowShape One(IndicatorInput stream, int t1, Func<TickStream, TimeWindow, long, double> measure) =>
        One(stream, t1, _ => measure);

    /// <summary>The same for a measure that keeps something from one time to the next.</summary>
    public static WindowShape One(
        IndicatorInput stream, int t1, Func<TimeWindow, Func<TickStream, TimeWindow, long, double>> create)
    {
        TimeWindow Of(IndicatorSpec spec) => new(stream, spec.Integer("t1"), spec.Integer("t2"));
        return new WindowShape
        {
            Parameters = [Begin("t1", t1), End("t2", 0)],
            Rules = [Ordered("t1", "t2")],
            Windows = spec => [Of(spec)],
            Measure = spec =>
            {
                var window = Of(spec);
                var measure = create(window);
                return (ticks, now) => measure(ticks, window, now);
            },
        };
    }

    /// <summary>A current window (t1, t2) and a base window (baseT1, baseT2), each measured alike and compared.</summary>
    public static WindowShape Two(
        IndicatorInput stream,
        (int T1, int T2, int BaseT1, int BaseT2) defaults,
        Func<TickStream, TimeWindow, long, double> measure,
        Func<double, double, double> compare) =>
        Two(stream, defaults, _ => measure, compare);

    /// <summary>The same for a measure that keeps something of its window from one time to the next.</summary>
    public static WindowShape Two(
        IndicatorInput stream,
        (int T1, int T2, int BaseT1, int BaseT2) defaults,
        Func<TimeWindow, Func<TickStream, TimeWindow, long, double>> create,
        Func<double, double, double> compare)
    {
        TimeWindow Current(IndicatorSpec spec) => new(stream, spec.Integer("t1"), spec.Integer("t2"));
        TimeWindow Base(IndicatorSpec spec) => new(stream, spec.Integer("baseT1"), spec.Integer("baseT2"));
        return new WindowShape
        {
            Parameters =
            [
                Begin("t1", defaults.T1), End("t2", defaults.T2),
                Begin("baseT1", defaults.BaseT1), End("baseT2", defaults.BaseT2),
            ],
            Rules = [Ordered("t1", "t2"), Ordered("baseT1", "baseT2")],
            Windows = spec => [Current(spec), Base(spec)],
            Measure = spec =>
            {
                var (current, reference) = (Current(spec), Base(spec));
                var (measure, other) = (create(current), create(reference));
                return (ticks, now) => compare(measure(ticks, current, now), other(ticks, reference, now));
            },
        };
    }

    /// <summary>Windows that cannot be chosen.</summary>
    public static WindowShape Fixed(WindowMeasure measure, params TimeWindow[] windows) =>
        Fixed(() => measure, windows);

    /// <summary>The same for a measure that keeps something from one time to the next.</summary>
    public static WindowShape Fixed(Func<WindowMeasure> create, params TimeWindow[] windows) =>
        new() { Windows = _ => windows, Measure = _ => create() };

    public static double Percent(double current, double reference) => 100 * (current - reference) / reference;

    public static IndicatorParameter Begin(string name, int standard, int most = Longest) =>
        new(name, standard, 1, most, "seconds before now at which the window begins")
        {
            Code = IndicatorException.BadWindow,
        };

    public static IndicatorParameter End(string name, int standard) =>
        new(name, standard, 0, Longest - 1, "seconds before now at which the window ends, less than its begin")
        {
            Code = IndicatorException.BadWindow,
        };

    public static IndicatorParameter Length(string name, int standard) =>
        new(name, standard, 1, Longest, "seconds that the base window lasts") { Code = IndicatorException.BadWindow };

    private static IndicatorRule Ordered(string begin, string end) =>
        IndicatorRule.Less(end, begin) with { Code = IndicatorException.BadWindow };
}
