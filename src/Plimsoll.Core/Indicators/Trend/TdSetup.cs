using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// TD sequential setup: count of closes in a row above (+) or below (-) the close of 4 bars before, 1 to 9 and
/// again from 1; 0 when equal.
/// </summary>
public sealed class TdSetup(IndicatorSpec spec) : Indicator(spec)
{
    private Delay _past = new(4);
    private int _count;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "td_sequential",
        Title = "TD sequential setup",
        Formula = "count of closes in a row above (+) or below (-) the close of 4 bars before, 1 to 9 and "
            + "again from 1; 0 when equal",
        Source = "Tom DeMark, The New Science of Technical Analysis, 1994",
        IsRecursive = true,
        DependsOnStart = true,
        Parameters = [],
        Fields = [IndicatorField.Bounded("setup", -9, 9, "9 completes a sell setup, -9 a buy setup")],
        WarmupBars = _ => 5,
        Create = spec => new TdSetup(spec),
    };

    protected override void Step(in Bar bar)
    {
        var past = _past.Push(bar.Close);
        if (double.IsNaN(past))
            return;
        var sign = Math.Sign(bar.Close - past);
        _count = sign == 0 ? 0 : Math.Sign(_count) == sign && Math.Abs(_count) < 9 ? _count + sign : sign;
        Emit(_count);
    }
}
