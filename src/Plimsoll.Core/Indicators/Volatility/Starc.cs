using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Stoller average range channel: SMA(n) +- m * ATR(atr).</summary>
public sealed class Starc(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _multiplier = spec["multiplier"];
    private RollingMean _mean = new(spec.Integer("period"));
    private TrueRange _range = new();
    private WilderMean _ranges = new(spec.Integer("atr"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "starc",
        Title = "Stoller average range channel",
        Formula = "SMA(n) +- m * ATR(atr)",
        Source = "Manning Stoller",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(6, "bars of the mean"),
            IndicatorParameter.Bars("atr", 15, "bars of the average true range"),
            IndicatorParameter.Factor("multiplier", 2, 0.1, 100, "ranges from the mean"),
        ],
        Fields =
        [
            new("middle", IndicatorScale.Price, "mean"),
            new("upper", IndicatorScale.Price, "upper line"),
            new("lower", IndicatorScale.Price, "lower line"),
        ],
        WarmupBars = spec => Math.Max(spec.Integer("period"), spec.Integer("atr")),
        Create = spec => new Starc(spec),
    };

    protected override void Step(in Bar bar)
    {
        var middle = _mean.Add(bar.Close);
        var width = _multiplier * _ranges.Add(_range.Add(in bar));
        Emit(middle, middle + width, middle - width);
    }
}
