using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Share of rising closes: rising closes among the last n changes, percent; also known as psychological line.
/// </summary>
public sealed class UpRatio(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private RollingSum _rises = new(spec.Integer("period"));
    private Change _change = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "up_ratio",
        Title = "Share of rising closes",
        Formula = "rising closes among the last n changes, percent; also known as psychological line",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(12, "changes counted")],
        Fields = [IndicatorField.Bounded("value", 0, 100, "percent")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new UpRatio(spec),
    };

    protected override void Step(in Bar bar)
    {
        var change = _change.Add(bar.Close);
        Emit(100 * _rises.Add(double.IsNaN(change) ? change : change > 0 ? 1 : 0) / _period);
    }
}
