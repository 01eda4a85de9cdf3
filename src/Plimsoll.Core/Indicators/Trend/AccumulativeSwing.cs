using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>Accumulative swing index: running total of the swing index.</summary>
public sealed class AccumulativeSwing(IndicatorSpec spec) : Indicator(spec)
{
    private Swing _swing = new(spec["limit"]);
    private Twofold _total;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "asi",
        Title = "Accumulative swing index",
        Formula = "running total of the swing index",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        DependsOnStart = true,
        Parameters =
        [
            IndicatorParameter.Factor("limit", 8, 1e-09, 1000000000.0, "limit move of the instrument, quote units"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "running total")],
        WarmupBars = _ => 2,
        Create = spec => new AccumulativeSwing(spec),
    };

    protected override void Step(in Bar bar)
    {
        var swing = _swing.Add(in bar);
        if (double.IsNaN(swing))
            return;
        _total += swing;
        Emit(_total.Value);
    }
}
