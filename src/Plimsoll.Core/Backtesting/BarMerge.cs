using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Puts the bars of several series in the order of time, chunk by chunk: whoever feeds it supplies the series that has
/// run dry, and takes the steps. What comes out depends on the bars alone, never on who was faster; memory is bounded
/// by one chunk a series.
/// </summary>
public sealed class BarMerge
{
    private readonly ReadOnlyMemory<Bar>[] _chunks;
    private readonly int[] _next;
    private readonly bool[] _hasEnded;
    private readonly SlotBar[] _step;
    private readonly Queue<int> _dry;
    private int _ended;

    /// <param name="count">How many series there are.</param>
    public BarMerge(int count)
    {
        _chunks = new ReadOnlyMemory<Bar>[count];
        _next = new int[count];
        _hasEnded = new bool[count];
        _step = new SlotBar[count];
        _dry = new Queue<int>(Enumerable.Range(0, count));
    }

    /// <summary>All series have ended, and all their bars are taken.</summary>
    public bool IsAtEnd => _ended == _hasEnded.Length;

    /// <summary>A series that has to be supplied before the next step; −1 when there is none.</summary>
    public int Dry => _dry.TryPeek(out var slot) ? slot : -1;

    /// <summary>
    /// The next bars of the series that is dry; none: it has ended. They must not change until it is dry again.
    /// </summary>
    public void Supply(ReadOnlyMemory<Bar> bars)
    {
        var slot = _dry.Dequeue();
        (_chunks[slot], _next[slot]) = (bars, 0);
        if (!bars.IsEmpty)
            return;
        _hasEnded[slot] = true;
        _ended++;
    }

    /// <summary>The bars that open next, by slot; valid until the next call. Nothing may be dry.</summary>
    public ReadOnlySpan<SlotBar> Take()
    {
        if (_dry.Count > 0)
            throw new InvalidOperationException("a series has to be supplied first");
        var open = long.MaxValue;
        for (var slot = 0; slot < _chunks.Length; slot++)
            if (!_hasEnded[slot])
                open = Math.Min(open, _chunks[slot].Span[_next[slot]].OpenTime.Micros);
        var count = 0;
        for (var slot = 0; slot < _chunks.Length; slot++)
        {
            if (_hasEnded[slot])
                continue;
            ref readonly var bar = ref _chunks[slot].Span[_next[slot]];
            if (bar.OpenTime.Micros != open)
                continue;
            _step[count++] = new SlotBar(slot, bar);
            if (++_next[slot] == _chunks[slot].Length)
                _dry.Enqueue(slot);
        }

        return _step.AsSpan(0, count);
    }
}
