namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// The newest ticks of a stream in a ring, by running number. It grows by doubling up to <see cref="Capacity"/>; from
/// then on, and always behind the span that someone looks at, the oldest ticks are forgotten. An append is O(1) on average
/// and without allocation once grown; so is a look-up as far behind now as one before it, others are O(log n).
/// </summary>
internal sealed class Tape<TTick>(long completeFrom)
    where TTick : struct, ITick
{
    /// <summary>With at most 160 bytes a tick a tape is bounded to 80 MB.</summary>
    public const int Capacity = 1 << 19;

    private const int Hints = 1 << 10;

    // What was found so many seconds behind now the last time: as time moves on, the next one is near. Only a hint.
    private readonly long[] _found = new long[Hints];
    private TTick[] _ring = new TTick[256];
    private long _now;

    /// <summary>From this time on no tick is missing: windows that begin earlier have no value.</summary>
    public long CompleteFrom { get; private set; } = completeFrom;

    /// <summary>Number of the oldest tick kept.</summary>
    public long First { get; private set; }

    /// <summary>Number after the newest tick.</summary>
    public long End { get; private set; }

    public bool IsEmpty => End == 0;

    public ref readonly TTick this[long number] => ref _ring[number & (_ring.Length - 1)];

    public ref readonly TTick Last => ref this[End - 1];

    /// <summary>What came before this time may be missing.</summary>
    public void BeginAt(long time) => CompleteFrom = time;

    public void Append(in TTick tick)
    {
        if (End - First == _ring.Length)
            MakeRoom();
        _ring[End & (_ring.Length - 1)] = tick;
        End++;
    }

    /// <summary>It is now so late; what lies before a span back from it is forgotten, but for the tick in force there.</summary>
    public void MoveTo(long now, long span)
    {
        _now = now;
        var (time, isCut) = (now - span, false);
        while (First + 1 < End && this[First + 1].Time < time)
            (First, isCut) = (First + 1, true);
        if (isCut)
            CompleteFrom = Math.Max(CompleteFrom, this[First].Time + 1);
    }

    /// <summary>Number of the first tick at or after a time.</summary>
    public long From(long time) => Search(time);

    /// <summary>Number of the first tick after a time.</summary>
    public long After(long time) => Search(time + 1);

    /// <summary>First number in a window and the one after its last.</summary>
    public (long First, long End) Within(TimeWindow window, long now) => (
        From(now - window.From * TradeTape.Second),
        window.To == 0 ? After(now) : From(now - window.To * TradeTape.Second));

    private long Search(long time)
    {
        ref var found = ref _found[(_now - time) / TradeTape.Second & (Hints - 1)];
        var (before, at) = Around(Math.Clamp(found, First, End), time);
        while (at - before > 1)
        {
            var middle = before + (at - before) / 2;
            if (this[middle].Time < time)
                before = middle;
            else
                at = middle;
        }

        return found = at;
    }

    // In growing strides from where it was: one tick before the time, or First - 1, and one not before it, or End.
    private (long Before, long At) Around(long start, long time)
    {
        var (before, at) = (start - 1, start);
        if (start < End && this[start].Time < time)
        {
            (before, at) = (start, start + 1);
            for (var stride = 2L; at < End && this[at].Time < time; stride *= 2)
                (before, at) = (at, Math.Min(End, at + stride));
            return (before, at);
        }

        for (var stride = 2L; before >= First && this[before].Time >= time; stride *= 2)
            (at, before) = (before, Math.Max(First - 1, before - stride));
        return (before, at);
    }

    private void MakeRoom()
    {
        if (_ring.Length == Capacity)
        {
            First++;
            CompleteFrom = Math.Max(CompleteFrom, this[First].Time + 1);
            return;
        }

        var larger = new TTick[_ring.Length * 2];
        for (var number = First; number < End; number++)
            larger[number & (larger.Length - 1)] = this[number];
        _ring = larger;
    }
}
