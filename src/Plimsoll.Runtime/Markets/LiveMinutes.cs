using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// Keeps minutes of several instruments in one order: what happened in the next minute waits until the venue's final
/// bars of this one are there, so that nobody sees a trade before the bars that ended before it. No clock, no I/O.
/// </summary>
internal sealed class LiveMinutes
{
    private readonly Dictionary<InstrumentId, Bar?> _finals;
    private readonly Queue<FeedNews.Traded> _waiting = new();

    /// <param name="instruments">Those of the market.</param>
    /// <param name="start">Beginning of the minute under way.</param>
    public LiveMinutes(IEnumerable<Instrument> instruments, Timestamp start)
    {
        _finals = instruments.ToDictionary(instrument => instrument.Id, _ => (Bar?)null);
        End = start + Timeframe.OneMinute.Length;
    }

    /// <summary>End of the minute under way.</summary>
    public Timestamp End { get; private set; }

    /// <summary>Instruments whose final bar of the minute under way is not known.</summary>
    public IEnumerable<InstrumentId> Missing => _finals.Where(one => one.Value is null).Select(one => one.Key);

    public bool IsComplete => _finals.Values.All(bar => bar is not null);

    /// <summary>Trades that wait for the minute's end; the line is read no further while they are very many.</summary>
    public int WaitingCount => _waiting.Count;

    /// <summary>True when the trade belongs to the minute under way; a later one waits, an earlier one is in its bar.</summary>
    public bool Offer(FeedNews.Traded traded)
    {
        if (!_finals.ContainsKey(traded.Instrument) || traded.Trade.Time < End - Timeframe.OneMinute.Length)
            return false;
        if (traded.Trade.Time < End)
            return true;
        _waiting.Enqueue(traded);
        return false;
    }

    /// <summary>A final bar of the venue; one of another minute is left out.</summary>
    public void Offer(InstrumentId instrument, Bar bar)
    {
        if (_finals.ContainsKey(instrument) && bar.OpenTime + Timeframe.OneMinute.Length == End)
            _finals[instrument] = bar;
    }

    /// <summary>Ends the minute: its bars, without those in which nothing was traded.</summary>
    public IReadOnlyList<(InstrumentId Instrument, Bar Bar)> Close()
    {
        var bars = _finals.Where(one => one.Value is { Volume: > 0 }).Select(one => (one.Key, one.Value!.Value)).ToArray();
        foreach (var instrument in _finals.Keys.ToArray())
            _finals[instrument] = null;
        End += Timeframe.OneMinute.Length;
        return bars;
    }

    /// <summary>What has waited, in its order, as far as it belongs to the minute that now is under way.</summary>
    public IReadOnlyList<FeedNews.Traded> TakeWaiting()
    {
        var all = _waiting.ToArray();
        _waiting.Clear();
        return [.. all.Where(Offer)];
    }
}
