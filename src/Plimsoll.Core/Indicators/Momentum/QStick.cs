using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Qstick: SMA(c - o).</summary>
public sealed class QStick(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingSum _bodies = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "qstick",
        Title = "Qstick",
        Formula = "SMA(c - o)",
        Source = "Tushar Chande and Stanley Kroll, The New Technical Trader, 1994",
        Parameters = [IndicatorParameter.Period(8, "bars in the mean")],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "mean body, quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new QStick(spec),
    };

    protected override void Step(in Bar bar) => Emit(_bodies.Add(bar.Close - bar.Open) / _period);
}
