using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>Time series forecast: the line of least squares over n prices, one bar ahead.</summary>
public sealed class TimeSeriesForecast(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private RollingLine _line = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "tsf",
        Title = "Time series forecast",
        Formula = "the line of least squares over n prices, one bar ahead",
        Source = "textbook, as in TA-Lib",
        Parameters = [IndicatorParameter.Period(20, "bars of the line"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "forecast for the next bar, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new TimeSeriesForecast(spec),
    };

    protected override void Step(in Bar bar)
    {
        _line.Add(_source.Of(in bar));
        Emit(_line.End + _line.Slope);
    }
}
