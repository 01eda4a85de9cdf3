using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Aroon: up = 100(n - bars since the highest high of n+1 bars)/n, down with the lowest low, of equal ones the
/// newest; oscillator = up - down.
/// </summary>
public sealed class Aroon(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private HighLow _range = new(spec.Integer("period") + 1);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "aroon",
        Title = "Aroon",
        Formula = "up = 100(n - bars since the highest high of n+1 bars)/n, down with the lowest low, of "
            + "equal ones the newest; oscillator = up - down",
        Source = "Tushar Chande, 1995",
        Parameters = [IndicatorParameter.Period(25, "bars back")],
        Fields =
        [
            IndicatorField.Bounded("up", 0, 100, "100: the high is now"),
            IndicatorField.Bounded("down", 0, 100, "100: the low is now"),
            IndicatorField.Bounded("oscillator", -100, 100, "up less down"),
        ],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Aroon(spec),
    };

    protected override void Step(in Bar bar)
    {
        _range.Add(in bar);
        if (double.IsNaN(_range.High))
            return;
        var up = 100.0 * (_period - _range.HighAge) / _period;
        var down = 100.0 * (_period - _range.LowAge) / _period;
        Emit(up, down, up - down);
    }
}
