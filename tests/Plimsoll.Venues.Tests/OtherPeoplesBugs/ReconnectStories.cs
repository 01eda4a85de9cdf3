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
        var before = NewReader();
        Read(before, """{"data":{"u":4,"s":"BTCUSDT","b":"49999.9","B":"2","a":"50000.1","A":"3"}}""");
        Read(before, Trade(5)).ShouldBeOfType<FeedNews.Traded>().Quote.ShouldNotBeNull();
        Read(NewReader(), Trade(6)).ShouldBeOfType<FeedNews.Traded>().Quote.ShouldBeNull();
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

    private static FeedNews? Read(FeedReader reader, string message)
    {
        using var document = JsonDocument.Parse(message);
        return reader.Read(document.RootElement);
    }
}
