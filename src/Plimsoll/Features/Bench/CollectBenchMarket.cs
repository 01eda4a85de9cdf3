using Plimsoll.Core.Market;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Bench;

/// <summary>Tells trades at their pace, whoever is late with them, and remembers when it told which.</summary>
internal sealed class CollectBenchMarket(CollectBenchRequest request, TimeProvider time)
    : ITradeLines, ITradeLine, ICollectionWatcher
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5);

    private readonly List<ITradeListener> _listeners = [];
    private readonly long[][] _toldAt =
        [.. Enumerable.Range(0, request.Instruments).Select(_ => new long[request.Rate * request.Seconds])];

    private readonly List<double> _durable = [];

    public IReadOnlyList<InstrumentId> Instruments { get; } =
        [.. Enumerable.Range(1, request.Instruments).Select(number => InstrumentId.Of($"bench:S{number}"))];

    public string Code => "bench";

    public IReadOnlyList<TickDataType> DataTypes { get; } = [TickDataType.Prices];

    public bool IsOnTime => true;

    public string? Trouble => null;

    public long Told { get; private set; }

    /// <summary>Milliseconds from telling a trade until it was durable.</summary>
    public IReadOnlyCollection<double> Durable => _durable;

    public ITradeLine? Find(string venueCode) => venueCode == Code ? this : null;

    public Task CheckAsync(IReadOnlyList<InstrumentId> instruments, CancellationToken stop) => Task.CompletedTask;

    public void Join(ITradeListener listener) => _listeners.Add(listener);

    public void Leave(ITradeListener listener) => _listeners.Remove(listener);

    public void OnProgress(TickSession session, CollectionProgress progress)
    {
        // What matters is measured at the store.
    }

    /// <summary>Trades of all, each at its time, for as long as was asked for.</summary>
    public async Task TellAsync(CancellationToken stop)
    {
        var began = time.GetTimestamp();
        using var timer = new PeriodicTimer(Pace, time);
        for (var told = 0; told < request.Rate * request.Seconds;)
        {
            await timer.WaitForNextTickAsync(stop);
            var due = Math.Min(
                request.Rate * request.Seconds, (int)(time.GetElapsedTime(began).TotalSeconds * request.Rate));
            for (; told < due; told++)
                TellOne(told);
        }
    }

    /// <summary>They are durable now.</summary>
    public void Confirm(TickSeries series, ReadOnlyMemory<TradeTick> trades)
    {
        var toldAt = _toldAt[Array.IndexOf([.. Instruments], series.InstrumentId)];
        foreach (var tick in trades.Span)
            _durable.Add(time.GetElapsedTime(toldAt[tick.Trade.Sequence - 1]).TotalMilliseconds);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void TellOne(int number)
    {
        var now = Timestamp.From(time.GetUtcNow());
        var stamp = time.GetTimestamp();
        for (var slot = 0; slot < Instruments.Count; slot++)
        {
            // Prices of two digits that wander, quantities of three.
            var trade = new Trade(
                now, 100 + (number * 7_919L % 500 / 100d), ((number * 31L % 977) + 1) / 1_000d, number % 3 == 0,
                number + 1);
            _toldAt[slot][number] = stamp;
            foreach (var listener in _listeners)
                listener.Take(Instruments[slot], in trade, isHistory: false);
            Told++;
        }
    }
}
