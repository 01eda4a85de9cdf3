namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// The newest ticks of a stream in a ring, by running number. It grows by doubling up to <see cref="Capacity"/>; from
/// then on, and always behind the span that someone looks at, the oldest ticks are forgotten. A look-up is O(log n), an
/// append O(1) on average and without allocation once grown.
/// </summary>
internal sealed class Tape<TTick>(long completeFrom)
    where TTick : struct, ITick
{
    /// <summary>With at most 160 bytes a tick a tape is bounded to 80 MB.</summary>
    public const int Capacity = 1 << 19;

    private TTick[] _ring = new TTick[256];

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

    /// <summary>Forgets what lies before a time, but for the tick that was in force at it.</summary>
    public void ForgetBefore(long time)
    {
        var isCut = false;
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
        var (low, high) = (First, End);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (this[middle].Time < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
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
