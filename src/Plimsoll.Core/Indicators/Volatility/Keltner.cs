using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Keltner channel: EMA(n) +- m * ATR(atr).</summary>
public sealed class Keltner(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly double _multiplier = spec["multiplier"];
    private ChosenMean _mean = new(spec, "period");
    private TrueRange _range = new();
    private WilderMean _ranges = new(spec.Integer("atr"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "keltner",
        Title = "Keltner channel",
        Formula = "EMA(n) +- m * ATR(atr)",
        Source = "Chester Keltner, 1960; Linda Raschke for the average true range",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(20, "bars of the mean"),
            IndicatorParameter.Bars("atr", 10, "bars of the average true range"),
            IndicatorParameter.Factor("multiplier", 2, 0.1, 100, "ranges from the mean"),
            IndicatorParameter.Source(),
            IndicatorParameter.Choice("mean", "kind of the mean", "ema", "sma"),
        ],
        Fields =
        [
            new("middle", IndicatorScale.Price, "mean"),
            new("upper", IndicatorScale.Price, "upper line"),
            new("lower", IndicatorScale.Price, "lower line"),
        ],
        WarmupBars = spec => Math.Max(spec.Integer("period"), spec.Integer("atr")),
        Create = spec => new Keltner(spec),
    };

    protected override void Step(in Bar bar)
    {
        var middle = _mean.Add(_source.Of(in bar));
        var width = _multiplier * _ranges.Add(_range.Add(in bar));
        Emit(middle, middle + width, middle - width);
    }
}
