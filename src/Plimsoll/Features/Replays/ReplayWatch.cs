using Plimsoll.Core.Market;
using Plimsoll.Features.Hub;
using Plimsoll.Features.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Replays;

/// <summary>
/// Looks at a replay for people: keeps the newest bars of what is watched, with the one that is being built, and tells
/// the hub how far it is.
/// </summary>
internal sealed class ReplayWatch(Guid id, InstrumentId watched, HubPublisher hub, TimeProvider clock) : IMarketWatcher
{
    public const string Family = "replay";

    // More than a chart shows at once.
    private const int BarsKept = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly Queue<Bar> _bars = new();
    private BarBuilder _builder = new(Timeframe.OneMinute);
    private Bar? _building;
    private long? _told;

    /// <param name="Time">The clock of the replay.</param>
    /// <param name="Events">Told so far.</param>
    internal sealed record Progress(Timestamp Time, long Events);

    /// <summary>In the order of time; the last may be half built.</summary>
    public IReadOnlyList<CandleView> Candles
    {
        get
        {
            lock (_gate)
            {
                var final = _bars.Select(bar => CandleView.From(bar, isFinal: true));
                return _building is { } half ? [.. final, CandleView.From(half, isFinal: false)] : [.. final];
            }
        }
    }

    /// <summary>The replay begins anew.</summary>
    public ReplayWatch Again()
    {
        lock (_gate)
        {
            _bars.Clear();
            (_builder, _building) = (new BarBuilder(Timeframe.OneMinute), null);
        }

        return this;
    }

    public void OnMarket(MarketEvent market)
    {
        if (market.InstrumentId == watched)
            Take(market);
        if (_told is { } last && clock.GetElapsedTime(last) < Pause)
            return;
        _told = clock.GetTimestamp();
        hub.Publish($"{Family}:{id}", "progress", new Progress(market.Time, market.Sequence));
    }

    public void OnProvisional(InstrumentId instrument, Bar bar)
    {
        // Made here of the trades.
    }

    private void Take(MarketEvent market)
    {
        lock (_gate)
        {
            if (market is MarketEvent.Traded { Trade: var trade })
            {
                _builder.Add(in trade, out _);
                _building = _builder.Provisional?.Bar;
                return;
            }

            if (market is not MarketEvent.BarClosed closed)
                return;
            _building = null;
            _bars.Enqueue(closed.Bar);
            if (_bars.Count > BarsKept)
                _bars.Dequeue();
        }
    }
}
