using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Accounts.Tape;

namespace Plimsoll.Runtime.Markets;

/// <summary>
/// Brings market events to an account's engine: builds the timeframes its runs need from one-minute bars or from
/// trades, and lets events that the account had already worked through before a restart pass without trading.
/// </summary>
internal sealed class MarketIntake
{
    private static readonly TimeSpan OneMicrosecond = TimeSpan.FromMicroseconds(1);

    private readonly TradingEngine _engine;
    private readonly AccountTape? _tape;
    private readonly Dictionary<RunId, RunFeed> _feeds = [];
    private RunFeed[] _short = [];
    private RunFeed[] _waiting = [];
    private long _lastSeen;

    public MarketIntake(RecoveredAccount account)
    {
        _engine = account.Engine;
        _tape = account.Tape;
        Sequence = account.MarketSequence;
        foreach (var feed in account.Feeds)
            Follow(feed);
    }

    /// <summary>The last event that was worked through.</summary>
    public long Sequence { get; private set; }

    /// <summary>Warms a new run up and feeds it from now on.</summary>
    public void Follow(StrategyRun run, RunHistory history)
    {
        _tape?.Add(run.Configuration, history);
        var feed = new RunFeed(run, _engine.Clock);
        var others = run.References
            .SelectMany(slot => history.References
                .GetValueOrDefault(_engine.State.Instruments[slot].Id, [])
                .Select(bar => new SlotBar(slot, bar)))
            .OrderBy(one => one.Bar.OpenTime).ToArray();
        var next = 0;
        foreach (var bar in history.Own)
        {
            for (; next < others.Length && others[next].Bar.OpenTime <= bar.OpenTime; next++)
                feed.TakeReference(others[next].Slot, others[next].Bar);
            feed.Warm(in bar);
        }

        foreach (var one in others.AsSpan(next))
            feed.TakeReference(one.Slot, one.Bar);
        // A start acts on what comes after it.
        feed.WarmWaiting(Timestamp.MaxValue);
        Follow(feed);
    }

    private void Follow(RunFeed feed)
    {
        _feeds[feed.Run.Configuration.Id] = feed;
        Arrange();
    }

    private void Forget(RunFeed feed)
    {
        _feeds.Remove(feed.Run.Configuration.Id);
        Arrange();
    }

    private void Arrange()
    {
        _short = [.. _feeds.Values.Where(one => one.IsOfTrades)];
        _waiting = [.. _feeds.Values.Where(one => one is { IsOfTrades: false, HasReferences: true })];
    }

    public void Take(MarketEvent market)
    {
        _tape?.Hear(market);
        Hear(market);
        _tape?.Heard();
    }

    private void Hear(MarketEvent market)
    {
        var isKnown = market.Sequence <= Sequence;
        if (_lastSeen > 0 && market.Sequence > _lastSeen + 1)
            Interrupt(market.Time);
        _lastSeen = Math.Max(_lastSeen, market.Sequence);
        var slot = _engine.State.Instruments.SlotOf(market.InstrumentId);
        if (slot < 0)
            return;
        // A trade at a minute's end comes after all that ended with it.
        Release(market is MarketEvent.Traded ? market.Time + OneMicrosecond : market.Time, isKnown);
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
                feed.Add(slot, in trade);
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
                Take(feed, in bar);
        }
    }

    private void Take(RunFeed feed, in Bar bar)
    {
        _engine.OnBar(feed.Run.Slot, feed.Run.Configuration.Timeframe, in bar);
        if (feed.HasReferences)
            _engine.Decide(feed.Run, in bar);
    }

    private void Release(Timestamp now, bool isKnown)
    {
        foreach (var feed in _waiting)
        {
            if (isKnown)
                feed.WarmWaiting(now);
            else
                while (feed.TryRelease(now, out var bar))
                    if (_engine.Find(feed.Run.Configuration.Id) is not null)
                        _engine.Decide(feed.Run, in bar);
        }
    }

    private void TakeBar(int slot, Bar bar, bool isKnown)
    {
        foreach (var feed in _waiting)
            feed.TakeReference(slot, in bar);
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

        var end = bar.OpenTime + Timeframe.OneMinute.Length;
        Release(end, isKnown);
        if (!isKnown)
            _engine.OnTime(end);
    }
}
