using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>
/// Least-squares moving average: the line of least squares over n prices at the newest bar; also known as end-point
/// moving average.
/// </summary>
public sealed class Lsma(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingLine _line = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "lsma",
        Title = "Least-squares moving average",
        Formula = "the line of least squares over n prices at the newest bar; also known as end-point moving average",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(20, "bars of the line"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "end of the line, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Lsma(spec),
    };

    protected override void Step(in Bar bar)
    {
        _line.Add(_source.Of(in bar));
        Emit(_line.End);
    }
}
