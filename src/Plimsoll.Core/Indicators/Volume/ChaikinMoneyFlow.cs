using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>
/// Chaikin money flow: sum of v((c-l) - (h-c))/(h-l) over the sum of v, n bars; null if nothing traded.
/// </summary>
public sealed class ChaikinMoneyFlow(IndicatorSpec spec) : Indicator(spec)
{
    private RollingSum _flow = new(spec.Integer("period"));
    private RollingSum _volume = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "cmf",
        Title = "Chaikin money flow",
        Formula = "sum of v((c-l) - (h-c))/(h-l) over the sum of v, n bars; null if nothing traded",
        Source = "Marc Chaikin",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        Parameters = [IndicatorParameter.Period(20, "bars")],
        Fields = [IndicatorField.Bounded("value", -1, 1, "-1 selling, 1 buying")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new ChaikinMoneyFlow(spec),
    };

    protected override void Step(in Bar bar)
    {
        var flow = _flow.Add(MoneyFlow.Of(in bar));
        var volume = _volume.Add(bar.Volume);
        Emit(volume > 0 ? Math.Clamp(flow / volume, -1, 1) : double.NaN);
    }
}
