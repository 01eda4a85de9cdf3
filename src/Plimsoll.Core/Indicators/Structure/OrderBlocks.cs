using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>The order block nearest to the close: the last opposite bar before a bar that is nearly all body.</summary>
public sealed class OrderBlocks(IndicatorSpec spec) : Indicator(spec)
{
    private readonly OrderBlockBook _book = new(spec.Integer("life"));
    private int _missing = spec.WarmupBars;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "order_block",
        Title = "Order block",
        Formula = "a bar followed by one of the other color with |c - o| > 0.7(h - l); level = its middle; mitigated once a "
            + "later bar comes back to the level, breaker once a close is beyond its far end: then it holds the other way; "
            + "forgotten after life bars; of all the one whose level is nearest to the close, of equals the newest",
        Source = "Michael Huddleston, Inner Circle Trader",
        AwaitsEvent = true,
        Parameters = [new("life", 50, 1, 500, "bars after which it is forgotten")],
        Fields =
        [
            new("level", IndicatorScale.Price, "middle of the block"),
            IndicatorField.Bounded("side", -1, 1, "+1 holds from below, -1 from above"),
            new("top", IndicatorScale.Price, "high of the block"),
            new("bottom", IndicatorScale.Price, "low of the block"),
            IndicatorField.Bounded("state", 0, 2, "0 fresh, 1 mitigated, 2 breaker"),
            new("age", IndicatorScale.Index, "bars since the strong bar") { Min = 0 },
        ],
        WarmupBars = spec => spec.Integer("life") + 2,
        Create = spec => new OrderBlocks(spec),
    };

    protected override void Step(in Bar bar)
    {
        _book.Add(in bar);
        if (_missing > 0 && --_missing > 0)
            return;
        var (best, distance) = (-1, double.PositiveInfinity);
        for (var i = 0; i < _book.Count; i++)
            if (Math.Abs(_book[i].Level - bar.Close) is var far && far <= distance)
                (best, distance) = (i, far);
        if (best < 0)
        {
            Emit([double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN]);
            return;
        }

        ref readonly var block = ref _book[best];
        Emit([block.Level, block.Side, block.High, block.Low, (double)block.State, block.Age]);
    }
}
