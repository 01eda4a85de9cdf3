using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Ticks;

/// <summary>A store of ticks under test: what a test class of a store tells of it, and ticks to put there.</summary>
public abstract class TickStoreWorld
{
    private protected static readonly InstrumentId Bitcoin = InstrumentId.Of("binance:BTCUSDT");
    private protected static readonly InstrumentId Ether = InstrumentId.Of("binance:ETHUSDT");

    private Guid _owner;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract ITickStore Store { get; }

    /// <summary>The store's clock.</summary>
    private protected abstract ManualClock Clock { get; }

    private protected abstract Task<Guid> AddUserAsync();

    /// <summary>Changes a byte of the oldest stored segment of a series, behind the store's back.</summary>
    private protected abstract Task DamageAsync(TickSeries series);

    private protected static TickGap Gap { get; } = new(
        Bitcoin, new Timestamp(1_700_000_000_000_000), new Timestamp(1_700_000_005_000_000), "connection lost");

    private protected static TradeTick[] Trades(int first, int count) =>
    [
        .. Enumerable.Range(first, count).Select(number => new TradeTick(
            new Trade(TimeOf(number), 6_000_000 + (number * 7_919 % 500) / 100d, (number * 31 % 977) / 1_000d + 0.001,
                number % 3 == 0, number),
            5_000_000L + number)),
    ];

    private protected static QuoteTick[] Quotes(int first, int count) =>
    [
        .. Enumerable.Range(first, count).Select(number => new QuoteTick(
            number,
            new Quote(TimeOf(number), 1 + (number % 97 / 4d), number % 13, 1.5 + (number % 97 / 4d), number % 17))),
    ];

    private protected async Task<TickSeries> SeriesAsync(TickSessionKind kind = TickSessionKind.Collect)
    {
        _owner = await AddUserAsync();
        var session = Collecting($"session {Guid.CreateVersion7()}", _owner) with { Kind = kind };
        return new TickSeries((await Store.CreateAsync(session, Cancellation)).Id, Bitcoin);
    }

    private protected static TickQuery Query(TickSeries series) =>
        new(series.SessionId) { Instruments = [series.InstrumentId] };

    private protected async Task<(List<TradeTick> Trades, List<QuoteTick> Quotes)> ReadAsync(
        TickSeries series, TickKind kind, Timestamp? from = null, Timestamp? to = null)
    {
        var (trades, quotes) = (new List<TradeTick>(), new List<QuoteTick>());
        var query = Query(series) with
        {
            Kinds = [kind],
            From = from ?? Timestamp.MinValue,
            To = to ?? Timestamp.MaxValue,
        };
        await foreach (var run in Store.ReadAsync(query, Cancellation))
        {
            trades.AddRange(run.Trades.Span);
            quotes.AddRange(run.Quotes.Span);
        }

        return (trades, quotes);
    }

    private protected static TradeTick At(TradeTick tick, Timestamp time) =>
        tick with { Trade = tick.Trade with { Time = time } };

    // Every third has the time of the one before it.
    private static Timestamp TimeOf(int number) =>
        Timestamp.FromMilliseconds(1_772_442_000_000 + (5L * (number - (number % 3 == 0 ? 1 : 0))));

    private protected static NewTickSession Collecting(string name, Guid? user) => new()
    {
        UserId = user,
        Name = name,
        Kind = TickSessionKind.Collect,
        Instruments = [Bitcoin, Ether],
        Source = "test",
    };

    private protected async Task<TickSession> SessionAsync(TickSeries series) =>
        (await Store.FindAsync(_owner, series.SessionId.ToString(), Cancellation)).ShouldNotBeNull();

    private protected async Task<List<TickRange>> PurgeAsync(Guid session) =>
        [.. (await Store.PurgeAsync(new TickRetention(), Cancellation)).Where(one => one.SessionId == session)];
}
