using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>
/// What a session has taken and not yet written. Lines put in and the session's own writer takes out, each under one
/// lock. No clock, no I/O.
/// </summary>
internal sealed class CollectionIntake
{
    /// <summary>Trades that may wait, with those that are being written.</summary>
    public const int MostWaiting = 100_000;

    /// <summary>Times that may be missing: each stands in the session's row.</summary>
    public const int MostGaps = 1_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<InstrumentId, CollectedSeries> _series;
    private readonly HashSet<(InstrumentId, Timestamp)> _knownGaps;
    private List<TickGap> _gaps = [];
    private int _waiting;
    private int _openGaps;

    public CollectionIntake(TickSession session, IEnumerable<TickSeriesEnd> ends)
    {
        _series = session.Instruments.ToDictionary(one => one, one => new CollectedSeries(one));
        foreach (var end in ends)
            _series[end.InstrumentId].Continue(end);

        // A life that ended after a gap was written and before the trades behind it comes to the same gap again.
        _knownGaps = [.. session.Gaps.Select(gap => (gap.InstrumentId, gap.From))];
        _openGaps = session.Gaps.Count(gap => !gap.IsFilled);
    }

    public int Waiting
    {
        get
        {
            lock (_gate)
                return _waiting;
        }
    }

    public int OpenGaps
    {
        get
        {
            lock (_gate)
                return _openGaps;
        }
    }

    public long Taken { get; private set; }

    public long FilledIn { get; private set; }

    /// <summary>Time of the newest trade; null before the first.</summary>
    public Timestamp? LastTick { get; private set; }

    public long? LastOf(InstrumentId instrument)
    {
        lock (_gate)
            return _series.GetValueOrDefault(instrument)?.Last;
    }

    /// <summary>How the session has to end because of this trade; null when it goes on.</summary>
    public TickSessionEnd? Take(InstrumentId instrument, in Trade trade, bool isHistory)
    {
        lock (_gate)
        {
            if (!_series.TryGetValue(instrument, out var series))
                return null;
            if (_waiting >= MostWaiting && (series.Last ?? long.MinValue) < trade.Sequence)
                return new TickSessionEnd(TickSessionStatus.Failed, TickSessionEnd.Overloaded);
            var isTaken = series.TryTake(in trade, isHistory, out var gap);
            if (gap is not null)
                Keep(gap);
            if (isTaken)
                Count(in trade, isHistory);
            return _openGaps > MostGaps
                ? new TickSessionEnd(TickSessionStatus.Failed, TickSessionEnd.TooManyGaps)
                : null;
        }
    }

    public CollectionBatch TakeBatch()
    {
        lock (_gate)
        {
            var batch = new CollectionBatch(
                _gaps,
                [
                    .. _series.Values.Where(one => one.Waiting.Count > 0)
                        .Select(one => (one.Instrument, one.TakeWaiting().ToArray())),
                ]);
            _gaps = [];
            return batch;
        }
    }

    /// <summary>The batch is durable: what it held waits no longer.</summary>
    public void Done(CollectionBatch batch)
    {
        lock (_gate)
            _waiting -= batch.Trades;
    }

    private void Keep(TickGap gap)
    {
        if (!_knownGaps.Add((gap.InstrumentId, gap.From)))
            return;
        _gaps.Add(gap);
        _openGaps += gap.IsFilled ? 0 : 1;
    }

    private void Count(in Trade trade, bool isHistory)
    {
        _waiting++;
        Taken++;
        FilledIn += isHistory ? 1 : 0;
        if (LastTick is not { } last || trade.Time > last)
            LastTick = trade.Time;
    }
}
