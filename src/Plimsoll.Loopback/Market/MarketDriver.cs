using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Loopback.Futures;

namespace Plimsoll.Loopback.Market;

/// <summary>
/// Plays the core's synthetic market to the venue's symbols: the coin itself on spot, and its perpetual a little above
/// it with a multiple of the volume. What was before the venue's start is history; from there on it may run faster.
/// </summary>
internal sealed class MarketDriver
{
    // The perpetual trades above spot while longs pay shorts.
    private const decimal Basis = 1.0004m;
    private const decimal FuturesVolume = 3m;

    private readonly SyntheticMarket _market;
    private readonly IReadOnlyList<SymbolMarket> _spot;
    private readonly FuturesDesk _futures;
    private readonly VenueClock _clock;
    private readonly long _startMicros;
    private readonly decimal _speed;
    private (int Index, Trade Trade, Quote Quote) _next;

    public MarketDriver(
        LoopbackOptions options,
        IReadOnlyList<SymbolMarket> spot,
        FuturesDesk futures,
        VenueClock clock)
    {
        (_spot, _futures, _clock, _speed) = (spot, futures, clock, options.Speed);
        _startMicros = clock.Real * 1_000;
        var first = Timestamp.From(DateTimeOffset.FromUnixTimeMilliseconds(clock.Real) - options.History);
        _market = new SyntheticMarket(SymbolCatalog.Options(options.Seed, Timeframe.OneMinute.Floor(first)));
        Fetch();
    }

    /// <summary>Everything that traded up to this time of the venue's clock.</summary>
    public void AdvanceTo(long milliseconds)
    {
        for (var time = VenueTime(); time <= milliseconds; time = VenueTime())
        {
            _clock.AdvanceTo(time);
            var print = Print(_spot[_next.Index].Symbol, time, factor: 1m, volume: 1m);
            _spot[_next.Index].OnPrint(print);
            var contract = _futures.Markets[_next.Index];
            contract.OnPrint(Print(contract.Symbol, time, Basis, FuturesVolume));
            _futures.AfterPrint(contract);
            Fetch();
        }
        _clock.AdvanceTo(milliseconds);
    }

    private void Fetch()
    {
        _market.Next(out var index, out var trade, out var quote);
        _next = (index, trade, quote);
    }

    private long VenueTime()
    {
        var since = _next.Trade.Time.Micros - _startMicros;
        return since <= 0 ? (_startMicros + since) / 1_000 : (_startMicros + (long)(since / _speed)) / 1_000;
    }

    private MarketPrint Print(VenueSymbol symbol, long time, decimal factor, decimal volume)
    {
        var bid = symbol.NearestTick((decimal)_next.Quote.Bid * factor);
        var ask = Math.Max(bid + symbol.Tick, symbol.NearestTick((decimal)_next.Quote.Ask * factor));
        var isBuyerMaker = _next.Trade.IsBuyerMaker;
        return new MarketPrint(time, isBuyerMaker ? bid : ask, Sized(_next.Trade.Quantity), isBuyerMaker)
        {
            Bid = (bid, Sized(_next.Quote.BidQuantity)),
            Ask = (ask, Sized(_next.Quote.AskQuantity)),
        };

        decimal Sized(double quantity) => Math.Max(symbol.Step, symbol.StepBelow((decimal)quantity * volume));
    }
}
