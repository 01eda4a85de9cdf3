using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Testing;

namespace Plimsoll.Runtime.Tests.Markets;

/// <summary>A real market in one order: no trade before the bars that ended before it, nothing old traded on.</summary>
public sealed class LiveMarketTests : IAsyncDisposable
{
    private static readonly InstrumentId First = ScriptedFeed.Instruments[0].Id;
    private static readonly InstrumentId Second = ScriptedFeed.Instruments[1].Id;

    private readonly ManualClock _clock = new();
    private readonly ScriptedFeed _feed;
    private readonly MinuteStore _store = new();
    private readonly Ear _ear = new();
    private readonly LiveMarketHost _market;
    private readonly Timestamp _start;

    public LiveMarketTests()
    {
        _feed = new ScriptedFeed(_clock);
        _start = Timeframe.OneMinute.Floor(_feed.Now);
        _market = new LiveMarketHost(_feed, _store, new HastyClock(_clock), [], NullLogger.Instance);
        _market.Subscribe(_ear);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_past_is_stored_before_anybody_trades()
    {
        Remember(First, -3);
        Remember(First, -1);
        Remember(Second, -2);
        await _market.OpenAsync(Cancel);
        (_market.IsOpen, _market.Time).ShouldBe((true, _start));
        _store.BarsOf(First).Select(bar => bar.OpenTime).ShouldBe([At(-3), At(-1)]);
        _store.BarsOf(Second).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_trade_of_the_next_minute_waits_for_the_bars_of_this_one()
    {
        await JoinAsync();
        Trade(First, 10, 1);
        Trade(First, 61, 2);
        _feed.Say(new FeedNews.MinuteEnded(First, Bar(0)));
        Trade(Second, 62, 3);
        _feed.Say(new FeedNews.MinuteEnded(Second, Bar(0)));
        (await _ear.TakeAsync(5)).Select(Describe).ShouldBe(["trade 1", "bar", "bar", "trade 2", "trade 3"]);
        _store.BarsOf(First).Single().OpenTime.ShouldBe(_start);
    }

    [Fact]
    public async Task Numbers_grow_by_one_and_times_never_go_back()
    {
        await JoinAsync();
        Trade(First, 10, 1);
        Trade(Second, 9, 2);
        Trade(First, 11, 3);
        var events = await _ear.TakeAsync(3);
        events.Select(one => one.Sequence - events[0].Sequence).ShouldBe([0L, 1, 2]);
        events.Select(one => one.Time.Micros).ShouldBeInOrder();
    }

    [Fact]
    public async Task A_final_bar_that_does_not_come_is_asked_for()
    {
        await JoinAsync();
        _feed.Say(new FeedNews.MinuteEnded(First, Bar(0)));
        Remember(Second, 0);
        Trade(First, 1, 1);
        await _ear.TakeAsync(1);
        _clock.Advance(TimeSpan.FromSeconds(64));
        (await _ear.TakeAsync(2)).OfType<MarketEvent.BarClosed>().Select(closed => closed.Id)
            .ShouldBe([First, Second], ignoreOrder: true);
    }

    [Fact]
    public async Task A_minute_in_which_nothing_was_traded_has_no_bar()
    {
        await JoinAsync();
        _feed.Say(new FeedNews.MinuteEnded(First, Bar(0)));
        _feed.Say(new FeedNews.MinuteEnded(Second, Bar(0) with { Volume = 0 }));
        Trade(First, 61, 1);
        (await _ear.TakeAsync(2)).Select(Describe).ShouldBe(["bar", "trade 1"]);
        _store.BarsOf(Second).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_ended_while_the_line_was_down_comes_late_and_leaves_a_hole_in_the_numbers()
    {
        await JoinAsync();
        Trade(First, 10, 1);
        var before = (await _ear.TakeAsync(1))[0].Sequence;
        _feed.Say(new FeedNews.Trouble("feed.silent", "nothing for 15 seconds"));
        _clock.Advance(TimeSpan.FromSeconds(190));
        foreach (var minute in (int[])[0, 1, 2])
            Remember(First, minute);
        _feed.Say(new FeedNews.Joined());
        var late = (await _ear.TakeAsync(3)).Cast<MarketEvent.BarClosed>().ToArray();
        late.ShouldAllBe(closed => closed.IsLate);
        late.Select(closed => closed.Bar.OpenTime).ShouldBe([At(0), At(1), At(2)]);
        late[0].Sequence.ShouldBeGreaterThan(before + 1);
        _market.IsConnected.ShouldBeTrue();
    }

    [Fact]
    public async Task While_history_or_database_are_away_the_market_stands_still_and_loses_nothing()
    {
        await JoinAsync();
        _store.FailingWrites = 2;
        _feed.Say(new FeedNews.MinuteEnded(First, Bar(0)));
        _feed.Say(new FeedNews.MinuteEnded(Second, Bar(0)));
        Trade(First, 61, 1);
        (await _ear.TakeAsync(3)).Select(Describe).ShouldBe(["bar", "bar", "trade 1"]);
    }

    [Fact]
    public async Task A_feed_that_ends_by_a_bug_stops_the_market_loudly()
    {
        await JoinAsync();
        _feed.Break(new InvalidOperationException("a bug"));
        await Should.ThrowAsync<InvalidOperationException>(() => _market.Completion);
        (_market.IsConnected, _market.Trouble).ShouldBe((false, "a bug"));
    }

    public async ValueTask DisposeAsync() => await _market.DisposeAsync();

    private static string Describe(MarketEvent market) => market switch
    {
        MarketEvent.Traded traded => $"trade {traded.Trade.Sequence}",
        _ => "bar",
    };

    private async Task JoinAsync()
    {
        await _market.OpenAsync(Cancel);
        _market.Run();
        _feed.Say(new FeedNews.Joined());
    }

    private Timestamp At(int minute) => _start + TimeSpan.FromMinutes(minute);

    private Bar Bar(int minute) => new(At(minute), 100, 101, 99, 100, 5);

    private void Remember(InstrumentId instrument, int minute) =>
        _feed.History[(instrument, At(minute))] = Bar(minute);

    private void Trade(InstrumentId instrument, int second, long number) => _feed.Say(new FeedNews.Traded(
        instrument, new Trade(_start + TimeSpan.FromSeconds(second), 100, 1, IsBuyerMaker: false, number), null));

    /// <summary>Hears everything in order.</summary>
    private sealed class Ear : IMarketConsumer
    {
        private readonly Channel<MarketEvent> _heard = Channel.CreateUnbounded<MarketEvent>();

        public async Task<IReadOnlyList<MarketEvent>> TakeAsync(int count)
        {
            var taken = new List<MarketEvent>();
            while (taken.Count < count)
                taken.Add(await _heard.Reader.ReadAsync(Cancel));
            return taken;
        }

        public ValueTask OnMarketAsync(MarketEvent market, CancellationToken cancellationToken) =>
            _heard.Writer.WriteAsync(market, cancellationToken);

        public Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
