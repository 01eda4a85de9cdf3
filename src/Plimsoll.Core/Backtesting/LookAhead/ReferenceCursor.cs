using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>Hands out the bars of the other instruments of a series in the order of time.</summary>
internal sealed class ReferenceCursor(LookAheadSeries series)
{
    private readonly int[] _next = new int[series.Others.Count];

    /// <summary>The next bar that opens at a time or before it; its slot is counted behind the instrument's own.</summary>
    public bool TryTake(Timestamp until, out SlotBar bar)
    {
        var (first, open) = (-1, until);
        for (var i = 0; i < _next.Length; i++)
        {
            var bars = series.Others[i].Span;
            if (_next[i] < bars.Length && bars[_next[i]].OpenTime is var time && (first < 0 ? time <= open : time < open))
                (first, open) = (i, time);
        }

        bar = first < 0 ? default : new SlotBar(1 + first, series.Others[first].Span[_next[first]++]);
        return first >= 0;
    }
}
