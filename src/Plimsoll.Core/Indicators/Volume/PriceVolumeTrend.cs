using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>Price volume trend: running total of v(c - c1)/c1.</summary>
public sealed class PriceVolumeTrend(IndicatorSpec spec) : Indicator(spec)
{
    private Change _change = new();
    private Twofold _total;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "pvt",
        Title = "Price volume trend",
        Formula = "running total of v(c - c1)/c1",
        Source = "textbook",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        IsRecursive = true,
        DependsOnStart = true,
        Parameters = [],
        Fields = [IndicatorField.Value(IndicatorScale.Other, "base units")],
        WarmupBars = _ => 1,
        Create = spec => new PriceVolumeTrend(spec),
    };

    protected override void Step(in Bar bar)
    {
        var last = _change.Last;
        var change = _change.Add(bar.Close);
        if (!double.IsNaN(change))
            _total += bar.Volume * change / last;
        Emit(_total.Value);
    }
}
