using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Average true range stop: bands c +- m*ATR(n) that only tighten until the close before was beyond; the value is
/// the band behind the price, the direction starts at +1.
/// </summary>
public sealed class AtrStop(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _multiplier = spec["multiplier"];
    private TrueRange _range = new();
    private WilderMean _mean = new(spec.Integer("period"));
    private TrailingBands _bands = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "atr_stop",
        Title = "Average true range stop",
        Formula = "bands c +- m*ATR(n) that only tighten until the close before was beyond; the value is the "
            + "band behind the price, the direction starts at +1",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        DependsOnStart = true,
        Parameters =
        [
            IndicatorParameter.Period(21, "bars of the average true range"),
            IndicatorParameter.Factor("multiplier", 3, 0.1, 100, "ranges from the close"),
        ],
        Fields =
        [
            new("value", IndicatorScale.Price, "stop, quote units"),
            IndicatorField.Bounded("direction", -1, 1, "+1 up, -1 down"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new AtrStop(spec),
    };

    protected override void Step(in Bar bar)
    {
        var width = _multiplier * _mean.Add(_range.Add(in bar));
        _bands.Add(bar.Close + width, bar.Close - width, bar.Close);
        Emit(_bands.Value, _bands.Direction);
    }
}
