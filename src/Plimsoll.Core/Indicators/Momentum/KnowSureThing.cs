using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Know sure thing: weights 1, 2, 3, 4 on SMAs of four rates of change (10, 15, 20 and 30 bars by default); signal
/// = SMA.
/// </summary>
public sealed class KnowSureThing(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _signalLength = spec.Integer("signal");
    private SmoothChange _first = new(spec.Integer("roc1"), spec.Integer("mean"));
    private SmoothChange _second = new(spec.Integer("roc2"), spec.Integer("mean"));
    private SmoothChange _third = new(spec.Integer("roc3"), spec.Integer("mean"));
    private SmoothChange _fourth = new(spec.Integer("roc4"), Long(spec));
    private RollingSum _signal = new(spec.Integer("signal"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "kst",
        Title = "Know sure thing",
        Formula = "weights 1, 2, 3, 4 on SMAs of four rates of change (10, 15, 20 and 30 bars by default); "
            + "signal = SMA",
        Source = "Martin Pring, 1992",
        Parameters =
        [
            IndicatorParameter.Bars("roc1", 10, "bars back of the first change"),
            IndicatorParameter.Bars("roc2", 15, "of the second"),
            IndicatorParameter.Bars("roc3", 20, "of the third"),
            IndicatorParameter.Bars("roc4", 30, "of the fourth"),
            IndicatorParameter.Bars("mean", 10, "values in the first three means; the fourth has half as many more"),
            IndicatorParameter.Bars("signal", 9, "values in the signal"),
        ],
        Fields =
        [
            new("value", IndicatorScale.Ratio, "weighted sum, percent"),
            new("signal", IndicatorScale.Ratio, "mean of the value"),
        ],
        WarmupBars = Warmup,
        Create = spec => new KnowSureThing(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = bar.Close;
        var value = _first.Add(price) + 2 * _second.Add(price) + 3 * _third.Add(price) + 4 * _fourth.Add(price);
        Emit(value, _signal.Add(value) / _signalLength);
    }

    private static int Warmup(IndicatorSpec spec)
    {
        var slowest = Math.Max(Math.Max(spec.Integer("roc1"), spec.Integer("roc2")), spec.Integer("roc3"));
        var four = Math.Max(slowest + spec.Integer("mean"), spec.Integer("roc4") + Long(spec));
        return four + spec.Integer("signal") - 1;
    }

    private static int Long(IndicatorSpec spec) => spec.Integer("mean") * 3 / 2;

    private struct SmoothChange(int back, int mean)
    {
        private Delay _past = new(back);
        private RollingSum _changes = new(mean);

        public double Add(double price)
        {
            var past = _past.Push(price);
            return _changes.Add(100 * (price - past) / past) / mean;
        }
    }
}
