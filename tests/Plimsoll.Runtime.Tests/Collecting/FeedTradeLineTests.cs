using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Tests.Markets;
using Plimsoll.Testing;

namespace Plimsoll.Runtime.Tests.Collecting;

/// <summary>A stream is a hint, the venue's list the truth: what is left out is read before what came after it.</summary>
public sealed class FeedTradeLineTests : IAsyncDisposable
{
    private readonly ScriptedTrades _feed = new();
    private readonly FeedTradeLine _line;
    private readonly TradeEar _ear = new();

    public FeedTradeLineTests() =>
        _line = new FeedTradeLine(_feed, new HastyClock(new ManualClock()), NullLogger.Instance);

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    [Fact]
    public async Task A_hole_is_filled_before_the_trade_behind_it_is_told()
    {
        _line.Join(_ear);
        _feed.Print(5, 20);
        _feed.Tell(5, 6, 15, 16);

        (await _ear.HearAsync(12)).ShouldBe(
        [
            (5, false), (6, false), .. Enumerable.Range(7, 8).Select(number => ((long)number, true)), (15, false), (16, false),
        ]);
    }

    [Fact]
    public async Task What_is_told_twice_or_late_is_taken_once()
    {
        _line.Join(_ear);
        _feed.Print(5, 9);
        _feed.Tell(5, 7, 6, 5, 7, 8);

        (await _ear.HearAsync(4)).Select(one => one.Number).ShouldBe([5L, 6, 7, 8]);
    }

    [Fact]
    public async Task After_a_connection_the_past_is_asked_for_even_where_nothing_trades_any_more()
    {
        _line.Join(_ear);
        _feed.Print(5, 10);
        _feed.Tell(5);
        await _ear.HearAsync(1);

        _feed.Say(new FeedNews.Trouble("feed.silent", "nothing for 15 seconds"));
        _feed.Say(new FeedNews.Joined());

        (await _ear.HearAsync(5)).ShouldBe([(6, true), (7, true), (8, true), (9, true), (10, true)]);
        _line.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_venue_that_does_not_answer_is_asked_until_it_does()
    {
        _line.Join(_ear);
        _feed.Print(1, 4);
        _feed.Tell(1);
        await _ear.HearAsync(1);
        _feed.FailingQuestions = 7;

        _feed.Tell(4);

        (await _ear.HearAsync(3)).Select(one => one.Number).ShouldBe([2L, 3, 4]);
        _feed.Asked.Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_list_that_is_behind_the_stream_is_read_again()
    {
        var looks = 0;
        _feed.IsForgotten = number => number == 2 && looks++ < 2;
        _line.Join(_ear);
        _feed.Print(1, 4);
        _feed.Tell(1, 4);

        (await _ear.HearAsync(4)).Select(one => one.Number).ShouldBe([1L, 2, 3, 4]);
    }

    [Fact]
    public async Task What_the_venue_knows_no_more_is_left_out_and_the_rest_is_told()
    {
        _feed.IsForgotten = number => number is 2 or 3;
        _line.Join(_ear);
        _feed.Print(1, 6);
        _feed.Tell(1, 6);

        (await _ear.HearAsync(4)).Select(one => one.Number).ShouldBe([1L, 4, 5, 6]);
    }

    [Fact]
    public async Task One_who_comes_back_gets_what_he_missed_and_a_new_one_does_not()
    {
        _feed.Print(1, 8);
        var back = new TradeEar(last: 3);
        _line.Join(back);
        (await back.HearAsync(5)).Select(one => one.Number).ShouldBe([4L, 5, 6, 7, 8]);
        await _feed.BegunAsync();

        _line.Join(_ear);
        await _feed.BegunAsync();
        _feed.Print(9, 10);
        _feed.Tell(10);

        (await _ear.HearAsync(1)).ShouldBe([(10, false)]);
        (await back.HearAsync(2)).Select(one => one.Number).ShouldBe([9L, 10]);
        _feed.Streams.ShouldBe(2, "one stream for both");
    }
}
