using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Ultimate oscillator: 100(4a + 2b + c)/7, each the sum of c - min(l, c1) over the sum of true ranges; 50 percent
/// if nothing moved.
/// </summary>
public sealed class UltimateOscillator(IndicatorSpec spec) : Indicator(spec)
{
    private BuyingShare _short = new(spec.Integer("short"));
    private BuyingShare _middle = new(spec.Integer("middle"));
    private BuyingShare _long = new(spec.Integer("long"));
    private double _lastClose = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "ultimate",
        Title = "Ultimate oscillator",
        Formula = "100(4a + 2b + c)/7, each the sum of c - min(l, c1) over the sum of true ranges; 50 "
            + "percent if nothing moved",
        Source = "Larry Williams, 1985",
        Parameters =
        [
            IndicatorParameter.Bars("short", 7, "bars of a"),
            IndicatorParameter.Bars("middle", 14, "bars of b"),
            IndicatorParameter.Bars("long", 28, "bars of c"),
        ],
        Fields = [IndicatorField.Bounded("value", 0, 100, "0 to 100")],
        Rules = [IndicatorRule.Less("short", "middle"), IndicatorRule.Less("middle", "long")],
        WarmupBars = spec => spec.Integer("long") + 1,
        Create = spec => new UltimateOscillator(spec),
    };

    protected override void Step(in Bar bar)
    {
        var bottom = Math.Min(bar.Low, _lastClose);
        var range = Math.Max(bar.High, _lastClose) - bottom;
        var pressure = bar.Close - bottom;
        _lastClose = bar.Close;
        var shares = 4 * _short.Add(pressure, range) + 2 * _middle.Add(pressure, range) + _long.Add(pressure, range);
        Emit(100 * (shares / 7));
    }

    private struct BuyingShare(int period)
    {
        private RollingSum _pressure = new(period);
        private RollingSum _range = new(period);

        public double Add(double pressure, double range)
        {
            var bought = _pressure.Add(pressure);
            var whole = _range.Add(range);
            return whole == 0 ? 0.5 : bought / whole;
        }
    }
}
