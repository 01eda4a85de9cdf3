using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// Brings market events to an account's engine: builds the timeframes its runs need from one-minute bars, and lets
/// events that the account had already worked through before a restart pass without trading.
/// </summary>
internal sealed class MarketIntake
{
    private readonly TradingEngine _engine;
    private readonly Dictionary<RunId, RunFeed> _feeds = [];
    private long _lastSeen;

    public MarketIntake(RecoveredAccount account)
    {
        _engine = account.Engine;
        Sequence = account.MarketSequence;
        foreach (var feed in account.Feeds)
            _feeds.Add(feed.Run.Configuration.Id, feed);
    }

    /// <summary>The last event that was worked through.</summary>
    public long Sequence { get; private set; }

    /// <summary>Warms a new run up and feeds it from now on.</summary>
    public void Follow(StrategyRun run, IReadOnlyList<Bar> history)
    {
        var feed = new RunFeed(run);
        foreach (var bar in history)
            feed.Warm(in bar);
        _feeds[run.Configuration.Id] = feed;
    }

    public void Take(MarketEvent market)
    {
        var isKnown = market.Sequence <= Sequence;
        if (_lastSeen > 0 && market.Sequence > _lastSeen + 1)
            _engine.InterruptTicks();
        _lastSeen = Math.Max(_lastSeen, market.Sequence);
        var slot = _engine.State.Instruments.SlotOf(market.InstrumentId);
        if (slot < 0)
            return;
        switch (market)
        {
            case MarketEvent.Traded traded when isKnown:
                _engine.RestoreMark(slot, traded.Trade.Price, traded.Trade.Time);
                _engine.RestoreTick(slot, traded.Trade, traded.Quote);
                break;
            case MarketEvent.Traded traded:
                if (traded.Quote is { } quote)
                    _engine.OnQuote(slot, in quote);
                _engine.OnTrade(slot, traded.Trade);
                break;
            case MarketEvent.BarClosed closed:
                TakeBar(slot, closed.Bar, isKnown);
                break;
            default:
                break;
        }

        if (!isKnown)
            Sequence = market.Sequence;
    }

    private void TakeBar(int slot, Bar bar, bool isKnown)
    {
        foreach (var feed in _feeds.Values.Where(feed => feed.Run.Slot == slot).ToArray())
        {
            if (_engine.Find(feed.Run.Configuration.Id) is null)
                _feeds.Remove(feed.Run.Configuration.Id);
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
