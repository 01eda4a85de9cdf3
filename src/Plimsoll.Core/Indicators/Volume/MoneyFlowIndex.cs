using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>
/// Money flow index: 100 * positive / all flow of n bars, flow = tp*v, positive when tp rose, negative when it
/// fell; 50 if there is none at all.
/// </summary>
public sealed class MoneyFlowIndex(IndicatorSpec spec) : Indicator(spec)
{
    private RollingSum _positive = new(spec.Integer("period"));
    private RollingSum _negative = new(spec.Integer("period"));
    private Change _change = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "mfi",
        Title = "Money flow index",
        Formula = "100 * positive / all flow of n bars, flow = tp*v, positive when tp rose, negative when it "
            + "fell; 50 if there is none at all",
        Source = "Gene Quong and Avrum Soudack, 1989",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        Parameters = [IndicatorParameter.Period(14, "changes counted")],
        Fields = [new("value", IndicatorScale.Ratio, "0 to 100") { Min = 0, Max = 100 }],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new MoneyFlowIndex(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = PriceSource.Typical(in bar);
        var change = _change.Add(price);
        if (double.IsNaN(change))
            return;
        var positive = _positive.Add(change > 0 ? price * bar.Volume : 0);
        var all = positive + _negative.Add(change < 0 ? price * bar.Volume : 0);
        Emit(all == 0 ? 50 : 100 * (positive / all));
    }
}
