using System.Collections.Concurrent;
using Plimsoll.Core.Market;
using Plimsoll.Features.Hub;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>
/// Looks at the market for people: remembers the last price and the half-built bar of every instrument, and tells the
/// hub, at most four times a second what moves and always what became final.
/// </summary>
internal sealed class MarketWatch(HubPublisher hub, TimeProvider clock) : IMarketWatcher
{
    public const string Family = "market_data";
    public const string ClockTopic = "market";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    // Bounded by the instruments of the market; only the market's own loop writes.
    private readonly ConcurrentDictionary<InstrumentId, Sight> _sights = new();
    private long? _clockTold;

    public void OnMarket(MarketEvent market)
    {
        var sight = _sights.GetOrAdd(market.InstrumentId, _ => new Sight());
        switch (market)
        {
            case MarketEvent.Traded traded:
                sight.LastPrice = traded.Trade.Price;
                if (IsDue(ref sight.TradeTold))
                    hub.Publish(Topic(market.InstrumentId), "trade", TradeSeen.From(traded.Trade));
                TellClock(traded.Trade.Time);
                break;
            case MarketEvent.BarClosed closed:
                sight.LastPrice = closed.Bar.Close;
                sight.Provisional = null;
                hub.Publish(Topic(market.InstrumentId), "final", CandleView.From(closed.Bar, isFinal: true));
                break;
            default:
                break;
        }
    }

    public void OnProvisional(InstrumentId instrument, Bar bar)
    {
        var sight = _sights.GetOrAdd(instrument, _ => new Sight());
        sight.Provisional = bar;
        if (IsDue(ref sight.BarTold))
            hub.Publish(Topic(instrument), "provisional", CandleView.From(bar, isFinal: false));
    }

    /// <summary>Null before the first trade since the program started.</summary>
    public double? LastPrice(InstrumentId instrument) =>
        _sights.TryGetValue(instrument, out var sight) && !double.IsNaN(sight.LastPrice) ? sight.LastPrice : null;

    /// <summary>The minute that is being built; null while there is none.</summary>
    public Bar? Provisional(InstrumentId instrument) =>
        _sights.TryGetValue(instrument, out var sight) ? sight.Provisional : null;

    private static string Topic(InstrumentId instrument) => $"{Family}:{instrument}";

    private void TellClock(Timestamp time)
    {
        if (IsDue(ref _clockTold))
            hub.Publish(ClockTopic, "clock", new ClockSeen(time));
    }

    private bool IsDue(ref long? told)
    {
        var now = clock.GetTimestamp();
        if (told is { } last && clock.GetElapsedTime(last, now) < Pause)
            return false;
        told = now;
        return true;
    }

    private sealed record TradeSeen(Timestamp Time, double Price, double Quantity, bool IsBuyerMaker)
    {
        public static TradeSeen From(Trade trade) =>
            new(trade.Time, trade.Price, trade.Quantity, trade.IsBuyerMaker);
    }

    private sealed record ClockSeen(Timestamp Time);

    private sealed class Sight
    {
        public long? TradeTold;
        public long? BarTold;
        private volatile StrongBar? _provisional;
        private double _lastPrice = double.NaN;

        public double LastPrice
        {
            get => Volatile.Read(ref _lastPrice);
            set => Volatile.Write(ref _lastPrice, value);
        }

        public Bar? Provisional
        {
            get => _provisional?.Bar;
            set => _provisional = value is { } bar ? new StrongBar(bar) : null;
        }

        // A reference, so that readers never see half of a bar.
        private sealed record StrongBar(Bar Bar);
    }
}
