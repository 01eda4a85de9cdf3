using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Binance;

public sealed class FeedTests : IAsyncDisposable
{
    private readonly Scene _scene = new();
    private readonly FeedReader _reader;
    private Quote? _best;

    public FeedTests() => _reader = new FeedReader([_scene.Instrument], _ => _best);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Trades_carry_the_best_prices_that_stood_before_them()
    {
        Read(Trade(5)).ShouldBeOfType<FeedNews.Traded>().Quote.ShouldBeNull();
        _best = new Quote(default, 49_999.9, 2, 50_000.1, 3);
        var traded = Read(Trade(6)).ShouldBeOfType<FeedNews.Traded>();
        (traded.Trade.Price, traded.Trade.Quantity, traded.Trade.Sequence, traded.Trade.IsBuyerMaker)
            .ShouldBe((50_000.5, 0.25, 6, true));
        (traded.Quote!.Value.Bid, traded.Quote.Value.AskQuantity).ShouldBe((49_999.9, 3.0));
    }

    [Fact]
    public void A_trade_that_is_told_twice_is_one_and_one_that_is_missing_breaks_the_line()
    {
        Read(Trade(5)).ShouldNotBeNull();
        Read(Trade(5)).ShouldBeNull();
        Should.Throw<BinanceException>(() => Read(Trade(8))).Code.ShouldBe("feed.gap");
    }

    [Fact]
    public void Only_a_final_minute_is_told()
    {
        Read(Kline(isFinal: false)).ShouldBeNull();
        Read(Kline(isFinal: true)).ShouldBeOfType<FeedNews.MinuteEnded>().Bar
            .ShouldBe(new Bar(Timestamp.FromMilliseconds(1_772_442_000_000), 1, 3, 0.5, 2, 10));
    }

    [Fact]
    public void A_bar_that_contradicts_itself_is_refused() =>
        Should.Throw<BinanceException>(() => Read(Kline(isFinal: true, high: "0.7"))).Code.ShouldBe("venue.unreadable");

    [Theory]
    [InlineData("""{"result":null,"id":1}""")]
    [InlineData("""{"data":{"e":"trade","s":"ETHUSDT"}}""")]
    [InlineData("""{"data":{"e":"of next year","s":"BTCUSDT"}}""")]
    public void What_is_of_no_interest_is_left_out(string message) => Read(message).ShouldBeNull();

    [Fact]
    public async Task History_is_read_page_by_page_to_its_end()
    {
        var start = new Timestamp(1_772_442_000_000_000);
        _scene.Script.Answer("GET /api/v3/klines", $"[{Row(0)},{Row(1)}]").Answer("GET /api/v3/klines", $"[{Row(2)}]")
            .Answer("GET /api/v3/klines", "[]");
        var feed = new BinanceFeed(_scene.Client, ["BTCUSDT"], _scene.Clock);
        var bars = await feed.ReadMinutesAsync(_scene.Instrument.Id, start, start + TimeSpan.FromMinutes(10), Cancel);
        bars.Select(bar => (bar.OpenTime - start).TotalMinutes).ShouldBe([0, 1, 2]);
        _scene.Script.Asked[1].ShouldContain("startTime=1772442120000&endTime=1772442599999&limit=1000");
    }

    [Fact]
    public async Task A_symbol_that_is_not_traded_is_named()
    {
        _scene.Script
            .Answer("GET /api/v3/time", $$"""{"serverTime":{{_scene.Clock.GetUtcNow().ToUnixTimeMilliseconds()}}}""")
            .Answer("GET /api/v3/exchangeInfo", """{"symbols":[]}""");
        var feed = new BinanceFeed(_scene.Client, ["BTCUSDT"], _scene.Clock);
        (await Should.ThrowAsync<BinanceException>(() => feed.ReadInstrumentsAsync(Cancel)))
            .Message.ShouldContain("BTCUSDT");
    }

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static string Trade(int number) => $$$"""
        {"stream":"btcusdt@trade","data":{"e":"trade","E":1772442000001,"s":"BTCUSDT","t":{{{number}}},"p":"50000.5",
         "q":"0.25","T":1772442000000,"m":true,"M":true}}
        """;

    private static string Kline(bool isFinal, string high = "3") => $$$"""
        {"data":{"e":"kline","E":1,"s":"BTCUSDT","k":{"t":1772442000000,"T":1772442059999,"s":"BTCUSDT","i":"1m","o":"1",
         "c":"2","h":"{{{high}}}","l":"0.5","v":"10","x":{{{(isFinal ? "true" : "false")}}} } } }
        """;

    private static string Row(int minute) =>
        $"""[{1_772_442_000_000 + minute * 60_000},"1","3","0.5","2","10",0,"20",5,"1","2","0"]""";

    private FeedNews? Read(string message)
    {
        using var document = JsonDocument.Parse(message);
        return _reader.Read(document.RootElement);
    }
}
