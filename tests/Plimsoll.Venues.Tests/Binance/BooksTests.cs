using Plimsoll.Core.Trading;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Binance;

public sealed class BooksTests : IAsyncDisposable
{
    private readonly Scene _spot = new();
    private readonly Scene _contracts = new(BinanceProduct.UsdMargined);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Orders_are_told_apart_by_their_names()
    {
        Answer(_spot, open: $"[{Order(1, "PL7")},{Order(2, "web_abc")}]");
        var books = await _spot.Venue.ReadBooksAsync(Cancel);
        books.Working.ShouldBe([new WorkingOrder(7, "1")]);
        var foreign = books.Foreign.Single();
        (foreign.VenueOrderId, foreign.ClientOrderId, foreign.Quantity.Value).ShouldBe(("2", "web_abc", 0.009m));
        books.Holdings.Single().ShouldBe(new VenueHolding(_spot.Instrument.Id, 0.75m, MayBeMore: true));
    }

    [Fact]
    public async Task Fills_find_their_orders_by_number_and_others_are_left_out()
    {
        Answer(_spot, trades: $"[{Trade(1, order: 31)},{Trade(2, order: 32)},{Trade(3, order: 31)}]");
        _spot.Script.Answer("GET /api/v3/order", Order(31, "PL9")).Answer("GET /api/v3/order", Order(32, "web"));
        var books = await _spot.Venue.ReadBooksAsync(Cancel);
        books.Reports.OfType<OrderReport.Filled>().Select(filled => (filled.IntentNumber, filled.Fill.VenueFillId))
            .ShouldBe([(9, "1"), (9, "3")]);
        _spot.Script.Asked.Count(asked => asked.StartsWith("GET /api/v3/order?", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_commission_in_the_bought_asset_leaves_what_can_be_sold_to_the_last_step()
    {
        Answer(_spot, trades: $"[{Trade(1, order: 31, commission: "0.0000120", asset: "BTC", isBuyer: true)}]");
        _spot.Script.Answer("GET /api/v3/order", Order(31, "PL9"));
        var fill = (await _spot.Venue.ReadBooksAsync(Cancel)).Reports.OfType<OrderReport.Filled>().Single().Fill;
        (fill.Quantity.Value, fill.Withheld.Value, fill.Fee.Value).ShouldBe((0.012m, 0.001m, 50m));
    }

    [Fact]
    public async Task A_commission_in_another_asset_is_valued_at_its_price()
    {
        Answer(_spot, trades: $"[{Trade(1, order: 31, commission: "0.0002", asset: "BNB")}]");
        _spot.Script.Answer("GET /api/v3/order", Order(31, "PL9"))
            .Answer("GET /api/v3/ticker/price", """{"symbol":"BNBUSDT","price":"600.5"}""");
        var fill = (await _spot.Venue.ReadBooksAsync(Cancel)).Reports.OfType<OrderReport.Filled>().Single().Fill;
        (fill.Withheld.IsZero, fill.Fee.Value).ShouldBe((true, 0.1201m));
    }

    [Fact]
    public async Task The_second_reading_asks_for_what_is_new_with_a_minute_of_overlap()
    {
        Answer(_spot);
        await _spot.Venue.ReadBooksAsync(Cancel);
        var first = _spot.Clock.GetUtcNow();
        _spot.Clock.Advance(TimeSpan.FromMinutes(3));
        await _spot.Venue.ReadBooksAsync(Cancel);
        _spot.Script.Asked.Last(asked => asked.Contains("myTrades"))
            .ShouldContain($"startTime={first.AddMinutes(-1).ToUnixTimeMilliseconds()}&");
    }

    [Fact]
    public async Task Half_of_the_books_are_no_books()
    {
        _spot.Script.Answer("GET /api/v3/openOrders", "[]").Answer("GET /api/v3/myTrades", "[]")
            .Answer("GET /api/v3/account", """{"code":-2015,"msg":"no"}""", System.Net.HttpStatusCode.Unauthorized);
        (await Should.ThrowAsync<BinanceException>(() => _spot.Venue.ReadBooksAsync(Cancel))).Code.ShouldBe("venue.key");
    }

    [Theory]
    [InlineData("""[{"orderId":1}]""")]
    [InlineData("""{"orders":[]}""")]
    [InlineData("""[{"symbol":"BTCUSDT","orderId":1,"clientOrderId":"PL7","origQty":"x","executedQty":"0","status":"NEW","side":"BUY"}]""")]
    public async Task Lists_that_nobody_can_read_are_no_books(string open)
    {
        Answer(_spot, open: open);
        (await Should.ThrowAsync<BinanceException>(() => _spot.Venue.ReadBooksAsync(Cancel)))
            .Code.ShouldBe("venue.unreadable");
    }

    [Fact]
    public async Task Contracts_wait_at_two_places_and_are_held_one_way()
    {
        AnswerContracts("""[{"symbol":"BTCUSDT","positionSide":"BOTH","positionAmt":"-0.250"}]""");
        var books = await _contracts.Venue.ReadBooksAsync(Cancel);
        books.Working.ShouldBe([new WorkingOrder(7, "1"), new WorkingOrder(8, "A5")]);
        books.Holdings.ShouldBe([new VenueHolding(_contracts.Instrument.Id, -0.25m)]);
    }

    [Fact]
    public async Task An_account_that_holds_both_ways_at_once_cannot_be_compared()
    {
        AnswerContracts("""[{"symbol":"BTCUSDT","positionSide":"LONG","positionAmt":"0.250"}]""");
        (await Should.ThrowAsync<BinanceException>(() => _contracts.Venue.ReadBooksAsync(Cancel)))
            .Code.ShouldBe("account.hedge_mode");
    }

    public async ValueTask DisposeAsync()
    {
        await _spot.DisposeAsync();
        await _contracts.DisposeAsync();
    }

    private static void Answer(Scene scene, string open = "[]", string trades = "[]") => scene.Script
        .Answer("GET /api/v3/openOrders", open).Answer("GET /api/v3/myTrades", trades)
        .Answer("GET /api/v3/account", """{"balances":[{"asset":"BTC","free":"0.5","locked":"0.25"}]}""");

    private void AnswerContracts(string positions) => _contracts.Script
        .Answer("GET /fapi/v1/openOrders", $"[{Order(1, "PL7")}]")
        .Answer("GET /fapi/v1/openAlgoOrders", """
            [{"algoId":5,"clientAlgoId":"PL8","orderType":"STOP_MARKET","symbol":"BTCUSDT","side":"SELL",
              "quantity":"0.012","algoStatus":"NEW","actualOrderId":""}]
            """)
        .Answer("GET /fapi/v1/userTrades", "[]").Answer("GET /fapi/v3/positionRisk", positions);

    private static string Order(int id, string name) => $$"""
        {"symbol":"BTCUSDT","orderId":{{id}},"clientOrderId":"{{name}}","origQty":"0.012","executedQty":"0.003",
         "status":"PARTIALLY_FILLED","side":"BUY"}
        """;

    private static string Trade(
        int id, int order, string commission = "0", string asset = "USDT", bool isBuyer = false) => $$"""
        {"symbol":"BTCUSDT","id":{{id}},"orderId":{{order}},"price":"50000","qty":"0.012","commission":"{{commission}}",
         "commissionAsset":"{{asset}}","time":{{1_772_442_000_000 + id}},"isBuyer":{{(isBuyer ? "true" : "false")}},
         "isMaker":true}
        """;
}
