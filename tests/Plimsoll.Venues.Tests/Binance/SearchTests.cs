using System.Net;
using Plimsoll.Core.Trading;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Binance;

public sealed class SearchTests : IAsyncDisposable
{
    private const string NoSuchOrder = """{"code":-2013,"msg":"Order does not exist."}""";

    private readonly Scene _spot = new();
    private readonly Scene _contracts = new(BinanceProduct.UsdMargined);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_became_of_an_order_is_told_with_every_fill()
    {
        _spot.Script
            .Answer("GET /api/v3/order", Order("CANCELED", executed: "0.00300000"))
            .Answer("GET /api/v3/myTrades", $"[{Trade(2, "0.001")},{Trade(1, "2e-3")}]");
        var found = (await SearchAsync(_spot)).ShouldBeOfType<OrderSearch.Found>();
        found.Reports.Select(report => report.GetType().Name).ShouldBe(["Accepted", "Filled", "Filled", "Cancelled"]);
        found.Reports.OfType<OrderReport.Filled>().Sum(filled => filled.Fill.Quantity.Value).ShouldBe(0.003m);
        found.Reports.OfType<OrderReport.Accepted>().Single().VenueOrderId.ShouldBe("28");
    }

    [Fact]
    public async Task Fills_that_lag_behind_their_order_are_waited_for()
    {
        _spot.Script
            .Answer("GET /api/v3/order", Order("FILLED", executed: "0.012"))
            .Answer("GET /api/v3/myTrades", $"[{Trade(1, "0.002")}]");
        (await SearchAsync(_spot)).ShouldBeOfType<OrderSearch.NoAnswer>().Text.ShouldContain("lags");
    }

    [Fact]
    public async Task Absent_is_what_neither_the_name_nor_any_list_knows()
    {
        _spot.Script
            .Answer("GET /api/v3/order", NoSuchOrder, HttpStatusCode.BadRequest)
            .Answer("GET /api/v3/openOrders", "[]").Answer("GET /api/v3/allOrders", "[]")
            .Answer("GET /api/v3/myTrades", "[]");
        (await SearchAsync(_spot)).ShouldBeOfType<OrderSearch.Missing>();
        _spot.Script.Asked.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("GET /api/v3/openOrders")]
    [InlineData("GET /api/v3/allOrders")]
    [InlineData("GET /api/v3/myTrades")]
    [InlineData("GET /api/v3/order")]
    public async Task One_question_that_is_refused_makes_no_answer_of_all(string request)
    {
        foreach (var path in (string[])["openOrders", "allOrders", "myTrades"])
            if (request != $"GET /api/v3/{path}")
                _spot.Script.Answer($"GET /api/v3/{path}", "[]");
        if (request != "GET /api/v3/order")
            _spot.Script.Answer("GET /api/v3/order", NoSuchOrder, HttpStatusCode.BadRequest);
        _spot.Script.Answer(request, """{"code":-1003,"msg":"Way too much."}""", HttpStatusCode.TooManyRequests);
        (await SearchAsync(_spot)).ShouldBeOfType<OrderSearch.NoAnswer>();
    }

    [Fact]
    public async Task An_order_that_only_a_list_has_yet_is_found_there()
    {
        _spot.Script
            .Answer("GET /api/v3/order", NoSuchOrder, HttpStatusCode.BadRequest)
            .Answer("GET /api/v3/openOrders", $"[{Order("NEW")}]");
        (await SearchAsync(_spot)).ShouldBeOfType<OrderSearch.Found>();
    }

    [Fact]
    public async Task A_fill_whose_order_no_list_has_yet_is_no_absence()
    {
        _spot.Script
            .Answer("GET /api/v3/order", NoSuchOrder, HttpStatusCode.BadRequest)
            .Answer("GET /api/v3/order", Order("FILLED", executed: "0.012"))
            .Answer("GET /api/v3/openOrders", "[]").Answer("GET /api/v3/allOrders", "[]")
            .Answer("GET /api/v3/myTrades", $"[{Trade(1, "0.012")}]");
        (await SearchAsync(_spot)).ShouldBeOfType<OrderSearch.NoAnswer>().Text.ShouldContain("fills");
    }

    [Fact]
    public async Task A_stop_is_looked_for_where_stops_wait_too()
    {
        _contracts.Script
            .Answer("GET /fapi/v1/order", NoSuchOrder, HttpStatusCode.BadRequest)
            .Answer("GET /fapi/v1/algoOrder", Stop("NEW", ""));
        var found = (await SearchAsync(_contracts, OrderType.Stop)).ShouldBeOfType<OrderSearch.Found>();
        found.Reports.OfType<OrderReport.Accepted>().Single().VenueOrderId.ShouldBe("A99");
    }

    [Fact]
    public async Task A_triggered_stop_goes_on_under_the_number_of_its_order_in_the_market()
    {
        _contracts.Script
            .Answer("GET /fapi/v1/order", NoSuchOrder, HttpStatusCode.BadRequest)
            .Answer("GET /fapi/v1/order", Order("FILLED", executed: "0.012"))
            .Answer("GET /fapi/v1/algoOrder", Stop("FINISHED", "28"))
            .Answer("GET /fapi/v1/userTrades", $"[{Trade(1, "0.012")}]");
        var found = (await SearchAsync(_contracts, OrderType.Stop)).ShouldBeOfType<OrderSearch.Found>();
        found.Reports.OfType<OrderReport.Filled>().Single().Fill.Quantity.Value.ShouldBe(0.012m);
        _contracts.Script.Asked[2].ShouldContain("orderId=28");
    }

    [Fact]
    public async Task A_state_of_next_year_is_no_answer()
    {
        _spot.Script.Answer("GET /api/v3/order", Order("PAUSED_BY_MOON"));
        (await SearchAsync(_spot)).ShouldBeOfType<OrderSearch.NoAnswer>();
    }

    public async ValueTask DisposeAsync()
    {
        await _spot.DisposeAsync();
        await _contracts.DisposeAsync();
    }

    private static Task<OrderSearch> SearchAsync(Scene scene, OrderType type = OrderType.Market) =>
        scene.Venue.SearchAsync(scene.Ticket(type), Cancel);

    private static string Order(string status, string executed = "0") => $$"""
        {"symbol":"BTCUSDT","orderId":28,"clientOrderId":"PL7","origQty":"0.01200000","executedQty":"{{executed}}",
         "status":"{{status}}","side":"SELL","type":"MARKET","later":{"fields":["are","left"] } }
        """;

    private static string Stop(string status, string actual) => $$"""
        {"algoId":99,"clientAlgoId":"PL7","algoType":"CONDITIONAL","orderType":"STOP_MARKET","symbol":"BTCUSDT",
         "side":"SELL","quantity":"0.012","algoStatus":"{{status}}","actualOrderId":"{{actual}}"}
        """;

    private static string Trade(int id, string quantity) => $$"""
        {"symbol":"BTCUSDT","id":{{id}},"orderId":28,"price":"50000.10","qty":"{{quantity}}","commission":"0.05",
         "commissionAsset":"USDT","time":{{1_772_442_000_000 + id}},"isBuyer":false,"isMaker":false}
        """;
}
