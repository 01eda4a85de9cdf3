using System.Collections.Concurrent;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>
/// The newest trades of every instrument of the simulated market since the program started, with the quotes they met: what
/// people look back over. Bots have their own.
/// </summary>
internal sealed class RecentTicks : IMarketWatcher
{
    // Some hours of the market's usual trading, about 2 MB an instrument.
    private const int Most = 16_384;

    // Bounded by the instruments of the market; only the market's own loop writes.
    private readonly ConcurrentDictionary<InstrumentId, Ring> _rings = new();

    public void OnMarket(MarketEvent market)
    {
        if (market is MarketEvent.Traded traded)
            _rings.GetOrAdd(market.InstrumentId, _ => new Ring()).Add(new Tick(traded.Trade, traded.Quote));
    }

    public void OnProvisional(InstrumentId instrument, Bar bar)
    {
        // It is made of trades that were told.
    }

    /// <summary>Oldest first, and the time of the last one before them that is not kept.</summary>
    public (IReadOnlyList<Tick> Ticks, Timestamp LastMissed) Of(InstrumentId instrument) =>
        _rings.TryGetValue(instrument, out var ring) ? ring.ToArray() : ([], Timestamp.MinValue);

    internal readonly record struct Tick(Trade Trade, Quote? Quote)
    {
        public void Feed(TickHub hub)
        {
            if (Quote is { } quote)
                hub.Update(in quote);
            hub.Update(Trade);
        }
    }

    private sealed class Ring
    {
        private readonly Lock _gate = new();
        private readonly Queue<Tick> _ticks = new();
        private Timestamp _lastMissed = Timestamp.MinValue;

        public void Add(Tick tick)
        {
            lock (_gate)
            {
                if (_ticks.Count == Most)
                    _lastMissed = _ticks.Dequeue().Trade.Time;
                _ticks.Enqueue(tick);
            }
        }

        public (IReadOnlyList<Tick> Ticks, Timestamp LastMissed) ToArray()
        {
            lock (_gate)
                return (_ticks.ToArray(), _lastMissed);
        }
    }
}
