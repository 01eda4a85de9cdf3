using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Schaff trend cycle: MACD line; its place in n bars, percent, smoothed by half; the same again; a flat range
/// keeps the last place.
/// </summary>
public sealed class SchaffTrendCycle(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Ewma _fast = Ewma.Of(spec.Integer("fast"));
    private Ewma _slow = Ewma.Of(spec.Integer("slow"));
    private Cycle _first = new(spec.Integer("period"));
    private Cycle _second = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "stc",
        Title = "Schaff trend cycle",
        Formula = "MACD line; its place in n bars, percent, smoothed by half; the same again; a flat range "
            + "keeps the last place",
        Source = "Doug Schaff, 1999",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(10, "bars of each range"),
            IndicatorParameter.Bars("fast", 23, "bars of the fast mean"),
            IndicatorParameter.Bars("slow", 50, "bars of the slow mean"),
            IndicatorParameter.Source(),
        ],
        Fields = [IndicatorField.Bounded("value", 0, 100, "0 to 100")],
        Rules = [IndicatorRule.Less("fast", "slow")],
        WarmupBars = spec => spec.Integer("slow") + 2 * spec.Integer("period") - 2,
        Create = spec => new SchaffTrendCycle(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        Emit(_second.Add(_first.Add(_fast.Add(price) - _slow.Add(price))));
    }

    private struct Cycle(int period)
    {
        private HighLow _range = new(period);
        private double _place;
        private double _smooth = double.NaN;

        public double Add(double value)
        {
            _range.Add(value, value);
            if (double.IsNaN(value) || double.IsNaN(_range.High))
                return double.NaN;
            _place = _range.Range > 0 ? _range.Percent(value) : _place;
            return _smooth = double.IsNaN(_smooth) ? _place : _smooth + 0.5 * (_place - _smooth);
        }
    }
}
