using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// The order blocks of the last bars. A block is forgotten after a fixed number of bars, so that the book is a function of
/// the last bars alone, whenever it was opened.
/// </summary>
internal sealed class OrderBlockBook(int life)
{
    private const double StrongBody = 0.7;

    private Recent<OrderBlock> _blocks = new(life + 1);
    private Bar _last;
    private bool _hasLast;

    public int Count => _blocks.Count;

    /// <summary>From the oldest on.</summary>
    public ref readonly OrderBlock this[int index] => ref _blocks[index];

    public void Add(in Bar bar)
    {
        while (_blocks.Count > 0 && _blocks[0].Age == life)
            _blocks.RemoveOldest();
        for (var i = 0; i < _blocks.Count; i++)
            Meet(ref _blocks[i], in bar);
        var (before, body) = (_last.Close - _last.Open, bar.Close - bar.Open);
        if (_hasLast && before * body < 0 && Math.Abs(body) > StrongBody * (bar.High - bar.Low))
            _blocks.Add(new OrderBlock { MadeAs = Math.Sign(body), High = _last.High, Low = _last.Low });
        (_last, _hasLast) = (bar, true);
    }

    private static void Meet(ref OrderBlock block, in Bar bar)
    {
        block.Age++;
        if (block.State == OrderBlockState.Breaker)
            return;
        if (block.MadeAs > 0 ? bar.Low <= block.Level : bar.High >= block.Level)
            block.State = OrderBlockState.Mitigated;
        if (block.MadeAs > 0 ? bar.Close < block.Low : bar.Close > block.High)
            block.State = OrderBlockState.Breaker;
    }
}
