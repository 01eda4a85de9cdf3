using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Moving average envelope: SMA(n) and p percent above and below it.</summary>
public sealed class MovingAverageEnvelope(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly double _share = spec["percent"] / 100;
    private RollingMean _mean = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "ma_envelope",
        Title = "Moving average envelope",
        Formula = "SMA(n) and p percent above and below it",
        Source = "textbook",
        Parameters =
        [
            IndicatorParameter.Period(20, "bars of the mean"),
            IndicatorParameter.Factor("percent", 2.5, 0.01, 99, "distance of the lines"),
            IndicatorParameter.Source(),
        ],
        Fields =
        [
            new("middle", IndicatorScale.Price, "mean"),
            new("upper", IndicatorScale.Price, "upper line"),
            new("lower", IndicatorScale.Price, "lower line"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new MovingAverageEnvelope(spec),
    };

    protected override void Step(in Bar bar)
    {
        var middle = _mean.Add(_source.Of(in bar));
        Emit(middle, middle * (1 + _share), middle * (1 - _share));
    }
}
