using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators;

/// <summary>Simple moving average: mean of the last n closes, in quote units.</summary>
public sealed class Sma : Indicator
{
    private RollingMean _mean;

    /// <exception cref="IndicatorException">The period is out of range.</exception>
    public Sma(int period)
    {
        WarmupBars = Kind.Checked("period", period);
        _mean = new RollingMean(period);
    }

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "sma",
        Title = "Simple moving average",
        Formula = "mean of the last n closes",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(20, "bars in the mean")],
        Fields = [IndicatorField.Value("mean close, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Sma(spec.Integer("period")),
    };

    public override int WarmupBars { get; }

    public override void Update(in Bar bar) => Value = _mean.Add(bar.Close);
}
