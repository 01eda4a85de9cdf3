using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Proving.Disconnects;

/// <summary>One session over one connection, as the program has it, with a stream of its own.</summary>
internal sealed class CollectedLine : ITradeLines, ICollectionWatcher, IAsyncDisposable
{
    private readonly ITickStore _store;
    private readonly CountedFeed _feed;
    private readonly FeedTradeLine _line;
    private readonly Collector _collector;
    private TickSession? _session;

    public CollectedLine(ITradeFeed feed, InstrumentId instrument, ITickStore store, TimeProvider clock)
    {
        (Instrument, _store) = (instrument, store);
        _feed = new CountedFeed(feed, clock);
        _line = new FeedTradeLine(_feed, clock, NullLogger.Instance);

        // What is written is written in real time: the disk is as slow as it is.
        _collector = new Collector(
            store, this, this, new CollectionOptions(), TimeProvider.System, NullLogger<Collector>.Instance);
    }

    public InstrumentId Instrument { get; }

    public int Connections => _feed.Connections;

    public TimeSpan ConnectedFor => _feed.ConnectedFor;

    /// <summary>Trades that came from the history.</summary>
    public long FilledIn { get; private set; }

    public ITradeLine? Find(string venueCode) => venueCode == _line.Code ? _line : null;

    public void OnProgress(TickSession session, CollectionProgress progress) => FilledIn = progress.FilledIn;

    public async Task StartAsync(CancellationToken stop) => _session = await _collector.StartAsync(
        new NewTickSession
        {
            Name = $"line {Guid.CreateVersion7()}",
            Kind = TickSessionKind.Collect,
            Instruments = [Instrument],
            Source = "proof",
        },
        stop);

    /// <summary>Number of the last trade that is durable; null before there is one.</summary>
    public async Task<long?> LastAsync(CancellationToken stop)
    {
        var ends = await _store.ReadEndsAsync(_session!.Id, stop);
        return ends.Count == 0 ? null : ends[0].Sequence;
    }

    public Task<TickSession> StopAsync(CancellationToken stop) => _collector.StopAsync(_session!.Id, stop);

    /// <summary>What is stored, by number.</summary>
    public async Task<IReadOnlyList<Trade>> ReadAsync(CancellationToken stop)
    {
        var trades = new List<Trade>();
        var query = new TickQuery(_session!.Id) { Instruments = [Instrument], Kinds = [TickKind.Trade] };
        await foreach (var run in _store.ReadAsync(query, stop))
            foreach (var tick in run.Trades.Span)
                trades.Add(tick.Trade);
        return [.. trades.OrderBy(trade => trade.Sequence)];
    }

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        await _collector.DisposeAsync();
    }
}
