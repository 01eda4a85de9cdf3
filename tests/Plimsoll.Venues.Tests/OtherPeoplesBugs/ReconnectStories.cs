using System.Text.Json;
using Plimsoll.Runtime.Markets;
using Plimsoll.Venues.Binance;
using Plimsoll.Venues.Tests.Binance;

namespace Plimsoll.Venues.Tests.OtherPeoplesBugs;

/// <summary>What a feed's connection lost, and what it left standing.</summary>
public sealed class ReconnectStories : IAsyncDisposable
{
    private readonly Scene _scene = new();

    [Fact, Bug("Polymarket/ts-sdk#285")]
    public void A_gap_in_the_trades_is_told_and_not_passed_over()
    {
        var reader = NewReader();
        Read(reader, Trade(5)).ShouldNotBeNull();
        Should.Throw<BinanceException>(() => Read(reader, Trade(7))).Code.ShouldBe("feed.gap");
    }

    [Fact, Bug("Binance.Net#501")]
    public void Best_prices_from_before_a_reconnect_stand_no_more()
    {
        var before = new BookFollower();
        before.Begin(Json("""{"lastUpdateId":4,"bids":[["49999.9","2"]],"asks":[["50000.1","3"]]}"""));
        before.Offer(Change(5)).ShouldNotBeNull().Best.ShouldNotBeNull();

        // The numbers go on as if nothing had been missed; without a snapshot of its own the new line has no book.
        new BookFollower().Offer(Change(6)).ShouldBeNull();
    }

    [Fact, Bug("cryptofeed#797")]
    public void What_an_overlap_tells_twice_is_taken_once()
    {
        var reader = NewReader();
        foreach (var number in new[] { 5, 6, 5, 6, 7 })
            Read(reader, Trade(number));
        Read(reader, Trade(7)).ShouldBeNull();
        Read(reader, Trade(8)).ShouldNotBeNull();
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    // One for each connection.
    private FeedReader NewReader() => new([_scene.Instrument], _ => null);

    private static string Trade(int number) => $$$"""
        {"stream":"btcusdt@trade","data":{"e":"trade","E":1772442000001,"s":"BTCUSDT","t":{{{number}}},"p":"50000.5",
         "q":"0.25","T":1772442000000,"m":true,"M":true}}
        """;

    private static BookChange Change(int number) => BookChange.Read(Json($$"""
        {"e":"depthUpdate","E":1772442000000,"s":"BTCUSDT","U":{{number}},"u":{{number}},"b":[],"a":[]}
        """));

    private static FeedNews? Read(FeedReader reader, string message) => reader.Read(Json(message));

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
