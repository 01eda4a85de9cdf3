namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// TWPA of the last t1 seconds against TWPA of the d seconds that begin t3 seconds before now: how far the price went,
/// and how fast between the centers of the two windows.
/// </summary>
internal readonly record struct PumpWindows(int T1, int T3, int D)
{
    public static PumpWindows Standard { get; } = new(10, 60, 30);

    /// <summary>All that is looked at, up to some seconds before now.</summary>
    public TimeWindow Reach(int seconds = 0) => new(IndicatorInput.Trades, T3 + seconds, 0);

    /// <summary>Percent.</summary>
    public double Magnitude(TickStream ticks, long now) => WindowShape.Percent(
        ticks.Trades.Twpa(new TimeWindow(IndicatorInput.Trades, T1, 0), now),
        ticks.Trades.Twpa(new TimeWindow(IndicatorInput.Trades, T3, T3 - D), now));

    /// <summary>Percent a second.</summary>
    public double Velocity(TickStream ticks, long now) => Magnitude(ticks, now) / (T3 - D / 2.0 - T1 / 2.0);

    public static PumpWindows Of(IndicatorSpec spec, string prefix = "") =>
        new(spec.Integer(Name(prefix, "t1")), spec.Integer(Name(prefix, "t3")), spec.Integer(Name(prefix, "d")));

    public static IndicatorParameter[] Parameters(PumpWindows standard, string prefix = "", int most = 86_400) =>
    [
        WindowShape.Begin(Name(prefix, "t1"), standard.T1, most),
        WindowShape.Begin(Name(prefix, "t3"), standard.T3, most),
        WindowShape.Length(Name(prefix, "d"), standard.D),
    ];

    public static IndicatorRule[] Rules(string prefix = "") =>
    [
        IndicatorRule.Less(Name(prefix, "t1"), Name(prefix, "t3")) with { Code = IndicatorException.BadWindow },
        IndicatorRule.NotMore(Name(prefix, "d"), Name(prefix, "t3")) with { Code = IndicatorException.BadWindow },
    ];

    public static WindowShape Shape(Func<PumpWindows, WindowMeasure> measure) => new()
    {
        Parameters = Parameters(Standard),
        Rules = Rules(),
        Windows = spec => [Of(spec).Reach()],
        Measure = spec => measure(Of(spec)),
    };

    private static string Name(string prefix, string name) =>
        prefix.Length == 0 ? name : prefix + char.ToUpperInvariant(name[0]) + name[1..];
}
