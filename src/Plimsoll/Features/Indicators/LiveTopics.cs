using System.Collections.Concurrent;
using System.Threading.Channels;
using Plimsoll.Core.Market;
using Plimsoll.Features.Hub;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Indicators;

/// <summary>Indicators that somebody listens to, and those of them whose bar has ended since they were told.</summary>
internal sealed class LiveTopics(TopicLogs logs) : IMarketWatcher
{
    /// <summary>Topics at a time; each costs the reading of its warm-up with every bar of its interval.</summary>
    public const int Most = 500;

    // Bounded by Most; a topic goes when a bar finds nobody listening any more.
    private readonly ConcurrentDictionary<string, Watched> _watched = new(StringComparer.Ordinal);

    // Bounded by what is watched: a topic stands there once, however many of its bars have ended.
    private readonly ConcurrentDictionary<string, Watched> _due = new(StringComparer.Ordinal);
    private readonly Channel<bool> _wake =
        Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>False when there are too many.</summary>
    public bool TryWatch(string topic, LiveTopic wanted)
    {
        if (_watched.Count >= Most && !_watched.ContainsKey(topic))
            foreach (var (name, watched) in _watched)
                IsHeard(name, watched);
        if (_watched.Count >= Most && !_watched.ContainsKey(topic))
            return false;
        _watched[topic] = new Watched(wanted);
        return true;
    }

    public void OnMarket(MarketEvent market)
    {
        if (market is not MarketEvent.BarClosed closed)
            return;
        var hasDue = false;
        foreach (var (topic, watched) in _watched)
            if (watched.Wanted.InstrumentId == closed.Id && watched.Ends(closed.Time))
                hasDue |= _due.TryAdd(topic, watched);
        if (hasDue)
            _wake.Writer.TryWrite(true);
    }

    public void OnProvisional(InstrumentId instrument, Bar bar)
    {
        // Only final bars count.
    }

    /// <summary>Each topic whose bar has ended and that somebody listens to, as they come.</summary>
    public async IAsyncEnumerable<(string Topic, LiveTopic Wanted)> DueAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var _ in _wake.Reader.ReadAllAsync(stop))
            foreach (var (topic, watched) in _due)
                if (_due.TryRemove(topic, out var __) && IsHeard(topic, watched))
                    yield return (topic, watched.Wanted);
    }

    // Who subscribes is heard only once the subscription stands, a moment after it was asked for.
    private bool IsHeard(string topic, Watched watched)
    {
        if (logs.Get(topic).HasListeners)
            return watched.WasHeard = true;
        if (watched.WasHeard || watched.Bars > 1)
            _watched.TryRemove(KeyValuePair.Create(topic, watched));
        return false;
    }

    private sealed class Watched(LiveTopic wanted)
    {
        private Timestamp _end = Timestamp.MinValue;

        public LiveTopic Wanted => wanted;

        public bool WasHeard { get; set; }

        /// <summary>Bars that ended since it is watched.</summary>
        public int Bars { get; private set; }

        /// <summary>Whether a bar of its interval has ended by this time that had not ended when it was last asked.</summary>
        public bool Ends(Timestamp time)
        {
            var end = wanted.Interval.Floor(time);
            if (end <= _end)
                return false;
            var isInside = _end == Timestamp.MinValue && end != time;
            _end = end;
            if (!isInside)
                Bars++;
            return !isInside;
        }
    }
}
