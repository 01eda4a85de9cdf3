using System.Buffers;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>The ticks of one segment that are still to come, in the order of time and sequence.</summary>
internal abstract class SegmentCursor : IDisposable
{
    private readonly int _rank;
    private int _next;
    private int _end;

    private SegmentCursor(int rank, int count) => (_rank, _end) = (rank, count);

    /// <summary>Key of the next tick; there is one.</summary>
    public TickKey Key => KeyAt(_next);

    public bool IsAtEnd => _next >= _end;

    protected abstract long FirstSequence { get; }

    /// <summary>Opens a segment and finds out whether it is the one that was stored.</summary>
    /// <param name="segment">As the store has it.</param>
    /// <param name="rank">Place of its instrument and kind in the total order.</param>
    /// <param name="query">What of it is wanted.</param>
    /// <exception cref="TickSegmentException">It cannot be read.</exception>
    public static SegmentCursor Open(StoredSegment segment, int rank, TickQuery query)
    {
        SegmentCursor? cursor = null;
        try
        {
            if (!segment.IsWhole)
                throw TickSegmentException.DamagedBecause("their hash is another");
            cursor = segment.Range.Kind == TickKind.Trade
                ? new Of<TradeTick>(TickForms.Trades, segment, rank)
                : new Of<QuoteTick>(TickForms.Quotes, segment, rank);
            cursor.Check(segment.Range);
            var end = cursor.IndexOf(query.To);
            (cursor._next, cursor._end) = (cursor.IndexOf(query.From), end);
            return cursor;
        }
        catch (TickSegmentException bad)
        {
            cursor?.Dispose();
            throw bad.Of(segment.Range);
        }
    }

    /// <summary>The next tick and those after it before a key and a time.</summary>
    public TickRun Take(in TickKey before, Timestamp until)
    {
        var start = _next++;
        if (Comes(_end - 1, before, until))
            _next = _end;
        while (_next < _end && Comes(_next, before, until))
            _next++;
        return RunOf(start.._next);
    }

    public abstract void Dispose();

    protected abstract (Timestamp Time, long Sequence) At(int index);

    protected abstract TickRun RunOf(Range rows);

    private bool Comes(int index, in TickKey before, Timestamp until) =>
        KeyAt(index) is var key && key.Time < until && key.CompareTo(before) < 0;

    private TickKey KeyAt(int index)
    {
        var (time, sequence) = At(index);
        return new TickKey(time, _rank, sequence);
    }

    private void Check(TickRange said)
    {
        if (_end != said.Rows || At(0).Time != said.FirstTime || At(_end - 1).Time != said.LastTime
            || FirstSequence != said.FirstSequence)
            throw TickSegmentException.DamagedBecause("they are not what their row says");
    }

    private int IndexOf(Timestamp time)
    {
        var (low, high) = (0, _end);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (At(middle).Time < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private sealed class Of<T> : SegmentCursor
    {
        private readonly TickForm<T> _form;
        private readonly int _slot;
        private readonly T[] _rows;

        public Of(TickForm<T> form, StoredSegment segment, int rank)
            : this(form, segment, rank, ArrayPool<T>.Shared.Rent(TickSegment.MaxRows))
        {
        }

        private Of(TickForm<T> form, StoredSegment segment, int rank, T[] rows)
            : base(rank, form.Decode(segment.Data, rows))
        {
            (_form, _slot, _rows) = (form, segment.Slot, rows);
            FirstSequence = At(0).Sequence;
            for (var index = 1; index < _end; index++)
                if (At(index).Time < At(index - 1).Time)
                {
                    _rows.AsSpan(0, _end).Sort(Compare);
                    break;
                }
        }

        protected override long FirstSequence { get; }

        public override void Dispose() => ArrayPool<T>.Shared.Return(_rows);

        protected override (Timestamp Time, long Sequence) At(int index) =>
            (_form.TimeOf(in _rows[index]), _form.SequenceOf(in _rows[index]));

        protected override TickRun RunOf(Range rows) => _form.RunOf(_slot, _rows.AsMemory(rows));

        private int Compare(T left, T right)
        {
            var byTime = _form.TimeOf(in left).CompareTo(_form.TimeOf(in right));
            return byTime != 0 ? byTime : _form.SequenceOf(in left).CompareTo(_form.SequenceOf(in right));
        }
    }
}
