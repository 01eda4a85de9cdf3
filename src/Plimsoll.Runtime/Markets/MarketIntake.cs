using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// Brings market events to an account's engine: builds the timeframes its runs need from one-minute bars or from
/// trades, and lets events that the account had already worked through before a restart pass without trading.
/// </summary>
internal sealed class MarketIntake
{
    private readonly TradingEngine _engine;
    private readonly Dictionary<RunId, RunFeed> _feeds = [];
    private RunFeed[] _short = [];
    private long _lastSeen;

    public MarketIntake(RecoveredAccount account)
    {
        _engine = account.Engine;
        Sequence = account.MarketSequence;
        foreach (var feed in account.Feeds)
            Follow(feed);
    }

    /// <summary>The last event that was worked through.</summary>
    public long Sequence { get; private set; }

    /// <summary>Warms a new run up and feeds it from now on.</summary>
    public void Follow(StrategyRun run, IReadOnlyList<Bar> history)
    {
        var feed = new RunFeed(run, _engine.Clock);
        foreach (var bar in history)
            feed.Warm(in bar);
        Follow(feed);
    }

    private void Follow(RunFeed feed)
    {
        _feeds[feed.Run.Configuration.Id] = feed;
        _short = [.. _feeds.Values.Where(one => one.IsOfTrades)];
    }

    private void Forget(RunFeed feed)
    {
        _feeds.Remove(feed.Run.Configuration.Id);
        _short = [.. _feeds.Values.Where(one => one.IsOfTrades)];
    }

    public void Take(MarketEvent market)
    {
        var isKnown = market.Sequence <= Sequence;
        if (_lastSeen > 0 && market.Sequence > _lastSeen + 1)
            Interrupt(market.Time);
        _lastSeen = Math.Max(_lastSeen, market.Sequence);
        var slot = _engine.State.Instruments.SlotOf(market.InstrumentId);
        if (slot < 0)
            return;
        EndShortBars(market.Time, isKnown);
        switch (market)
        {
            case MarketEvent.Traded traded when isKnown:
                _engine.Recovery.RestoreMark(slot, traded.Trade.Price, traded.Trade.Time);
                _engine.Recovery.RestoreTick(slot, traded.Trade, traded.Quote);
                break;
            case MarketEvent.Traded traded:
                if (traded.Quote is { } quote)
                    _engine.OnQuote(slot, in quote);
                _engine.OnTrade(slot, traded.Trade);
                break;
            case MarketEvent.BarClosed closed:
                TakeBar(slot, closed.Bar, isKnown || closed.IsLate);
                break;
            default:
                break;
        }

        if (market is MarketEvent.Traded { Trade: var trade })
            foreach (var feed in _short)
                if (feed.Run.Slot == slot)
                    feed.Add(in trade);
        if (!isKnown)
            Sequence = market.Sequence;
    }

    private void Interrupt(Timestamp time)
    {
        _engine.InterruptTicks();
        foreach (var feed in _short)
            feed.Interrupt(time);
    }

    // Time has come this far, whoever said so: what ended before is final.
    private void EndShortBars(Timestamp time, bool isKnown)
    {
        foreach (var feed in _short)
        {
            if (!feed.TryEnd(time, out var bar))
                continue;
            if (_engine.Find(feed.Run.Configuration.Id) is null)
                Forget(feed);
            else if (isKnown)
                TradingEngine.Warm(feed.Run, in bar);
            else
                _engine.OnBar(feed.Run.Slot, feed.Run.Configuration.Timeframe, in bar);
        }
    }

    private void TakeBar(int slot, Bar bar, bool isKnown)
    {
        foreach (var feed in _feeds.Values.Where(feed => feed.Run.Slot == slot && !feed.IsOfTrades).ToArray())
        {
            if (_engine.Find(feed.Run.Configuration.Id) is null)
                Forget(feed);
            else if (isKnown)
                feed.Warm(in bar);
            else
                foreach (var due in feed.Next(in bar))
                    _engine.OnBar(slot, feed.Run.Configuration.Timeframe, in due);
        }

        if (!isKnown)
            _engine.OnTime(bar.OpenTime + Timeframe.OneMinute.Length);
    }
}
