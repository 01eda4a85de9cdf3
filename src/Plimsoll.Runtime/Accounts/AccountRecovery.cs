using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts.Tape;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Accounts;

/// <summary>
/// The only way an account starts: read its facts back, feed its strategies the bars they had seen, take the last
/// marks. A new account is one whose facts are few.
/// </summary>
/// <param name="accounts">Facts of accounts.</param>
/// <param name="bars">Minutes of the market.</param>
/// <param name="market">Where the account goes on.</param>
/// <param name="terms">Those of its venue.</param>
/// <param name="logger">Hears of snapshots that cannot be used.</param>
internal sealed class AccountRecovery(
    IAccountStore accounts, IMarketStore bars, IMarketHost market, VenueTerms terms, ILogger logger)
{
    private static readonly TimeSpan CorrelationHistory = TimeSpan.FromHours(CorrelationBook.MostPairs + 2);

    private readonly IReadOnlyList<Instrument> _instruments = market.Instruments;

    /// <param name="record">Which account.</param>
    /// <param name="missed">Events from before that time which the account is going to be handed itself.</param>
    public async Task<RecoveredAccount> RecoverAsync(
        AccountRecord record, IReadOnlyList<MarketEvent> missed, CancellationToken cancellationToken)
    {
        // Strategies are fed everything before it.
        var marketTime = market.Time;
        var folded = await new AccountFold(accounts, _instruments, logger).FoldAsync(record, cancellationToken);
        var (state, history) = (folded.State, folded.Past);
        record = folded.Record;
        var engine = new TradingEngine(state, Options(record));
        if (history.LastEquity is { } equity)
        {
            state.Apply(equity);
            engine.Recovery.RestoreClock(equity.Time);
        }

        var lastBars = new List<LifeBeginning.LastBar>();
        for (var slot = 0; slot < _instruments.Count; slot++)
            if (await RestoreMarksAsync(engine, slot, End(slot, marketTime, missed), cancellationToken) is { } last)
                lastBars.Add(new LifeBeginning.LastBar(_instruments[slot].Id, last));
        var feeds = await RebuildRunsAsync(engine, marketTime, missed, cancellationToken);
        var tape = new AccountTape(new LifeBeginning
        {
            Account = record,
            FactCount = history.FactCount,
            MarketSequence = history.MarketSequence,
            MarketTime = marketTime,
            LastEquity = history.LastEquity,
            Instruments = _instruments,
            Ticks = market.Ticks,
            Venue = terms,
            Missed = missed,
            LastBars = lastBars,
        });
        engine.Tape = tape;
        return new RecoveredAccount(record, engine, feeds, history.FactCount, history.MarketSequence)
        {
            Tape = tape,
            SnapshotAt = history.Kept?.Sequence ?? 0,
        };
    }

    /// <summary>When the last bar of its past opened; null when there is none.</summary>
    private async Task<Timestamp?> RestoreMarksAsync(
        TradingEngine engine, int slot, Timestamp to, CancellationToken cancellationToken)
    {
        var id = _instruments[slot].Id;
        var hours = bars.ReadBarsAsync(id, to - CorrelationHistory, to, cancellationToken);
        await foreach (var bar in hours)
            engine.Recovery.RestoreHistory(slot, in bar, Timeframe.OneMinute);
        var newest = await bars.ReadLastBarsAsync(id, to, 1, cancellationToken);
        foreach (var last in newest)
            engine.Recovery.RestoreMark(slot, last.Close, last.OpenTime + Timeframe.OneMinute.Length);
        Timestamp? opened = newest.Count > 0 ? newest[0].OpenTime : null;
        var position = engine.State.PositionOf(id);
        if (position.IsFlat)
            return opened;
        var since = Timeframe.OneMinute.Floor(position.OpenedAt);
        await foreach (var bar in bars.ReadBarsAsync(id, since, to, cancellationToken))
            engine.Recovery.RestoreRange(slot, in bar);
        return opened;
    }

    private async Task<List<RunFeed>> RebuildRunsAsync(
        TradingEngine engine,
        Timestamp marketTime,
        IReadOnlyList<MarketEvent> missed,
        CancellationToken cancellationToken)
    {
        var feeds = new List<RunFeed>();
        foreach (var book in engine.State.Runs.Values.Where(book => book.IsActive).ToArray())
        {
            var configuration = book.Configuration;
            var definition = StrategyCatalog.Find(
                configuration.StrategyName, configuration.StrategyVersion, configuration.Document)
                ?? throw new InvalidDataException($"strategy {configuration.StrategyName} is not installed");
            var run = StrategyRun.Create(
                configuration, definition, engine.State.Instruments, engine.Options.EvaluationsKept,
                engine.TicksOf(engine.State.Instruments.SlotOf(configuration.InstrumentId)));
            run.Continue(book);
            var feed = new RunFeed(run, missed.Count > 0 ? missed[0].Time : marketTime);
            if (!feed.IsOfTrades)
                await WarmAsync(feed, slot => End(slot, marketTime, missed), cancellationToken);
            engine.Start(run);
            feeds.Add(feed);
        }

        return feeds;
    }

    // What still waits at the end is asked about with the events that come.
    private async Task WarmAsync(RunFeed feed, Func<int, Timestamp> end, CancellationToken cancellationToken)
    {
        var (run, others) = (feed.Run.Configuration, new List<(int Slot, IAsyncEnumerator<Bar> Bars)>());
        try
        {
            foreach (var slot in feed.Run.References)
            {
                var other = bars.ReadBarsAsync(_instruments[slot].Id, run.FirstBar, end(slot), cancellationToken)
                    .GetAsyncEnumerator(cancellationToken);
                if (await other.MoveNextAsync())
                    others.Add((slot, other));
                else
                    await other.DisposeAsync();
            }

            var own = bars.ReadBarsAsync(run.InstrumentId, run.FirstBar, end(feed.Run.Slot), cancellationToken);
            await foreach (var bar in own)
            {
                await TakeReferencesAsync(feed, others, bar.OpenTime);
                feed.Warm(in bar);
            }

            await TakeReferencesAsync(feed, others, Timestamp.MaxValue);
        }
        finally
        {
            foreach (var (_, other) in others)
                await other.DisposeAsync();
        }
    }

    private static async Task TakeReferencesAsync(
        RunFeed feed, List<(int Slot, IAsyncEnumerator<Bar> Bars)> others, Timestamp until)
    {
        for (var index = others.Count - 1; index >= 0; index--)
        {
            var (slot, other) = others[index];
            var hasMore = true;
            while (hasMore && other.Current.OpenTime <= until)
            {
                feed.TakeReference(slot, other.Current);
                hasMore = await other.MoveNextAsync();
            }

            if (hasMore)
                continue;
            await other.DisposeAsync();
            others.RemoveAt(index);
        }
    }

    // Bars from here on come as events.
    private Timestamp End(int slot, Timestamp marketTime, IReadOnlyList<MarketEvent> missed) =>
        missed.OfType<MarketEvent.BarClosed>().FirstOrDefault(closed => closed.Id == _instruments[slot].Id) is { } first
            ? first.Bar.OpenTime
            : marketTime;

    private EngineOptions Options(AccountRecord record) => new()
    {
        TradingDay = new TradingDay(TimeZoneInfo.FindSystemTimeZoneById(record.TradingDayTimeZone)),
        Ticks = market.Ticks,
        Venue = terms,
    };
}
