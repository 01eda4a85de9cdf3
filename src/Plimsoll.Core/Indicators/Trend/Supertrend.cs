using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Supertrend: bands hl2 +- m*ATR(n); a final band only tightens until the close before it was beyond; above the
/// upper band the direction is +1 and the lower band the value, below the lower -1 and the upper; it starts at +1.
/// </summary>
public sealed class Supertrend(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _multiplier = spec["multiplier"];
    private TrueRange _range = new();
    private WilderMean _mean = new(spec.Integer("period"));
    private TrailingBands _bands = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "supertrend",
        Title = "Supertrend",
        Formula = "bands hl2 +- m*ATR(n); a final band only tightens until the close before it was beyond; "
            + "above the upper band the direction is +1 and the lower band the value, below the lower -1 "
            + "and the upper; it starts at +1",
        Source = "Olivier Seban",
        IsRecursive = true,
        DependsOnStart = true,
        Parameters =
        [
            IndicatorParameter.Period(10, "bars of the average true range"),
            IndicatorParameter.Factor("multiplier", 3, 0.1, 100, "ranges from the middle"),
        ],
        Fields =
        [
            new("value", IndicatorScale.Price, "the band behind the price, quote units"),
            IndicatorField.Bounded("direction", -1, 1, "+1 up, -1 down"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Supertrend(spec),
    };

    protected override void Step(in Bar bar)
    {
        var width = _multiplier * _mean.Add(_range.Add(in bar));
        var middle = (bar.High + bar.Low) / 2;
        _bands.Add(middle + width, middle - width, bar.Close);
        Emit(_bands.Value, _bands.Direction);
    }
}
