using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// The latest swing high and low: a bar whose high (low) no bar within k on either side exceeds, known only k bars later
/// and held until the next.
/// </summary>
public sealed class Swings(IndicatorSpec spec) : Indicator(spec)
{
    private readonly SwingFinder _highs = Finder(spec, isLow: false);
    private readonly SwingFinder _lows = Finder(spec, isLow: true);
    private double _high = double.NaN;
    private double _low = double.NaN;
    private long _bars;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "swings",
        Title = "Swing highs and lows",
        Formula = "a bar whose high (low) no bar within k on either side exceeds (with ties rejected: none reaches); "
            + "known k bars later and held until the next; age = bars since that bar",
        Source = "textbook",
        IsRecursive = true,
        DependsOnStart = true,
        AwaitsEvent = true,
        Parameters =
        [
            new("span", 3, 1, 1_000, "bars on either side"),
            IndicatorParameter.Choice("ties", "whether an equal neighbor is tolerated", "allowed", "rejected"),
        ],
        Fields =
        [
            new("lastHigh", IndicatorScale.Price, "latest confirmed swing high"),
            new("lastLow", IndicatorScale.Price, "latest confirmed swing low"),
            new("highAge", IndicatorScale.Index, "bars since the swing high"),
            new("lowAge", IndicatorScale.Index, "bars since the swing low"),
        ],
        WarmupBars = spec => 2 * spec.Integer("span") + 1,
        Create = spec => new Swings(spec),
    };

    protected override void Step(in Bar bar)
    {
        var (high, low) = (_highs.Add(bar.High), _lows.Add(bar.Low));
        _high = double.IsNaN(high) ? _high : high;
        _low = double.IsNaN(low) ? _low : low;
        Emit([_high, _low, Age(_highs), Age(_lows)]);
        _bars++;
    }

    private double Age(SwingFinder swings) => swings.LastBar < 0 ? double.NaN : _bars - swings.LastBar;

    private static SwingFinder Finder(IndicatorSpec spec, bool isLow) =>
        new(spec.Integer("span"), isLow, spec.Choice("ties") == "rejected");
}
