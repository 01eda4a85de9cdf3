using System.Globalization;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Binance;

/// <summary>A snapshot and the changes since, by the rules that the venue publishes for spot and for contracts.</summary>
public sealed class BookFollowerTests
{
    private readonly BookFollower _book = new();

    [Fact]
    public void Without_a_snapshot_there_is_no_book() => Spot(1, 5).ShouldBeNull();

    [Fact]
    public void Changes_told_before_the_snapshot_came_are_brought_in_and_older_ones_left_out()
    {
        Spot(90, 95, bid: "99.5:7");
        Spot(96, 102, bid: "99.6:3");
        _book.Begin(Snapshot(100));
        _book.IsInStep.ShouldBeTrue();
        var view = Spot(103, 103, ask: "100.4:2").ShouldNotBeNull();
        view.Bids.Select(level => level.Price).ShouldBe([99.6, 99.0], "99.5 was gone before the snapshot");
        view.Asks.Select(level => level.Price).ShouldBe([100.4, 101.0]);
    }

    [Fact]
    public void A_snapshot_older_than_the_first_change_does_not_join()
    {
        Spot(105, 110);
        _book.Begin(Snapshot(100));
        _book.IsInStep.ShouldBeFalse();
        _book.Begin(Snapshot(107));
        _book.IsInStep.ShouldBeTrue();
    }

    [Fact]
    public void A_number_that_is_left_out_takes_the_book_away_until_the_next_snapshot()
    {
        _book.Begin(Snapshot(100));
        Spot(101, 103).ShouldNotBeNull();
        Spot(105, 106).ShouldBeNull();
        (_book.IsInStep, _book.Losses).ShouldBe((false, 1));
        Spot(107, 108).ShouldBeNull();
        _book.Begin(Snapshot(106));
        Spot(109, 109).ShouldNotBeNull();
    }

    [Fact]
    public void Contracts_name_the_message_before_and_may_skip_numbers()
    {
        _book.Begin(Snapshot(100));
        Contract(95, 104, before: 90).ShouldNotBeNull();
        Contract(110, 112, before: 104).ShouldNotBeNull();
        Contract(113, 114, before: 111).ShouldBeNull();
        _book.Losses.ShouldBe(1);
    }

    [Fact]
    public void A_message_that_is_told_twice_changes_nothing()
    {
        _book.Begin(Snapshot(100));
        Spot(101, 103, bid: "99.5:7");
        Spot(101, 103, bid: "99.5:0").ShouldNotBeNull().Bids[0].Price.ShouldBe(99.5);
    }

    [Fact]
    public void A_book_that_crosses_is_not_believed()
    {
        _book.Begin(Snapshot(100));
        Spot(101, 101, bid: "101.5:1").ShouldBeNull();
        _book.IsInStep.ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"u":1,"E":1772442000000,"b":[],"a":[]}""")]
    [InlineData("""{"U":1,"u":1,"E":1772442000000,"b":[["1"]],"a":[]}""")]
    [InlineData("""{"U":1,"u":1,"E":1772442000000,"b":[["-1","2"]],"a":[]}""")]
    [InlineData("""{"U":1,"u":1,"E":1772442000000,"b":[["NaN","2"]],"a":[]}""")]
    [InlineData("""{"U":1,"u":1,"E":1772442000000,"b":{},"a":[]}""")]
    [InlineData("""{"U":1,"u":1,"b":[],"a":[]}""")]
    public void What_nobody_can_read_breaks_the_line(string message) =>
        Should.Throw<BinanceException>(() => BookChange.Read(Json(message))).Code.ShouldBe("venue.unreadable");

    [Fact]
    public void Followed_for_long_it_is_the_book_that_the_venue_has()
    {
        var random = new SeededRandom(5);
        var truth = new SortedDictionary<int, int>();
        _book.Begin(Json("""{"lastUpdateId":0,"bids":[],"asks":[]}"""));
        BookView? seen = null;
        for (var number = 1; number <= 2_000; number++)
        {
            var (price, quantity) = ((int)random.Uniform(1, 400), (int)random.Uniform(0, 3));
            truth[price] = quantity;
            seen = Spot(number, number, bid: string.Create(CultureInfo.InvariantCulture, $"{price}:{quantity}"));
        }

        seen!.Bids.ShouldBe(truth.Reverse().Where(one => one.Value > 0).Take(BookFollower.LevelsShown)
            .Select(one => new BookLevel(one.Key, one.Value)));
    }

    private BookView? Spot(long first, long last, string? bid = null, string? ask = null) =>
        _book.Offer(BookChange.Read(Json($$"""
            {"e":"depthUpdate","E":1772442000000,"s":"BTCUSDT","U":{{first}},"u":{{last}},
             "b":[{{Row(bid)}}],"a":[{{Row(ask)}}]}
            """)));

    private BookView? Contract(long first, long last, long before) => _book.Offer(BookChange.Read(Json($$"""
        {"e":"depthUpdate","E":1772442000000,"T":1772442000001,"s":"BTCUSDT","U":{{first}},"u":{{last}},
         "pu":{{before}},"b":[],"a":[]}
        """)));

    private static JsonElement Snapshot(long last) => Json($$"""
        {"lastUpdateId":{{last}},"bids":[["99.00000000","1.5"]],"asks":[["101.00000000","2.5"]]}
        """);

    private static string Row(string? level) =>
        level is null ? "" : $"[\"{level.Split(':')[0]}\",\"{level.Split(':')[1]}\"]";

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
