using System.Text.Json;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Binance;

public sealed class UserNewsTests : IAsyncDisposable
{
    private readonly Scene _scene = new();
    private readonly UserNews _news;

    public UserNewsTests()
    {
        var numbers = new OrderNumbers();
        var fills = new FillMaker(new FeeValues(_scene.Client, _scene.Clock));
        var finder = new OrderFinder(_scene.Client, new SpotDialect(), fills, numbers);
        _news = new UserNews([_scene.Instrument], new Names(), fills, numbers, finder);
    }

    [Theory]
    [InlineData("NEW", "NEW", typeof(OrderReport.Accepted))]
    [InlineData("CANCELED", "CANCELED", typeof(OrderReport.Cancelled))]
    [InlineData("EXPIRED", "EXPIRED", typeof(OrderReport.Expired))]
    [InlineData("TRADE_PREVENTION", "EXPIRED_IN_MATCH", typeof(OrderReport.Expired))]
    [InlineData("REJECTED", "REJECTED", typeof(OrderReport.Refused))]
    public async Task Steps_of_an_order(string what, string status, Type report) =>
        (await ReadAsync(Spot(what, status))).Single().GetType().ShouldBe(report);

    [Fact]
    public async Task An_execution_is_a_fill_with_its_identity()
    {
        var fill = (await ReadAsync(Spot("TRADE", "PARTIALLY_FILLED", "0.004"))).OfType<OrderReport.Filled>().Single().Fill;
        (fill.VenueFillId, fill.IntentNumber, fill.Side, fill.Price.Value, fill.Quantity.Value, fill.IsMaker)
            .ShouldBe(("77", 7, OrderSide.Buy, 50_000m, 0.004m, true));
    }

    [Fact]
    public async Task A_cancel_under_a_name_of_its_own_ends_the_order_it_was_for() =>
        (await ReadAsync(Spot("CANCELED", "CANCELED", name: "abc123", original: "PL7"))).Single().IntentNumber.ShouldBe(7);

    [Fact]
    public async Task What_others_do_is_left_out() =>
        (await ReadAsync(Spot("NEW", "NEW", name: "web_1"))).ShouldBeEmpty();

    [Fact]
    public async Task A_liquidation_is_told_as_one()
    {
        var message = Contract("TRADE", "FILLED", "autoclose-1700000", "0.012");
        var fill = (await ReadAsync(message)).OfType<OrderReport.Liquidated>().Single().Fill;
        (fill.IntentNumber, fill.Quantity.Value).ShouldBe((0, 0.012m));
    }

    [Fact]
    public async Task A_stop_that_the_market_did_not_take_is_refused()
    {
        var message = """
            {"e":"ALGO_UPDATE","T":1772442000000,"E":1772442000001,"o":{"caid":"PL7","aid":99,"s":"BTCUSDT","S":"SELL",
             "X":"REJECTED","ai":"","aq":"0","rm":"Margin is insufficient."}}
            """;
        (await ReadAsync(message)).Single().ShouldBeOfType<OrderReport.Refused>();
    }

    [Theory]
    [InlineData("""{"e":"executionReport","s":"BTCUSDT","c":"PL7"}""")]
    [InlineData("""{"e":"ORDER_TRADE_UPDATE","T":1772442000000}""")]
    public async Task A_message_that_lacks_its_fields_is_an_error_and_never_a_zero(string message) =>
        (await Should.ThrowAsync<BinanceException>(() => ReadAsync(message))).Code.ShouldBe("venue.unreadable");

    [Theory]
    [InlineData("""{"e":"balanceUpdate","a":"BTC"}""")]
    [InlineData("""{"e":"OF_NEXT_YEAR"}""")]
    [InlineData("""{"id":"join","status":200}""")]
    [InlineData("[]")]
    public async Task Messages_about_other_things_are_left_out(string message) =>
        (await ReadAsync(message)).ShouldBeEmpty();

    public ValueTask DisposeAsync() => _scene.DisposeAsync();

    private static string Spot(
        string what, string status, string last = "0", string name = "PL7", string original = "") => $$"""
        {"subscriptionId":0,"event":{"e":"executionReport","E":1772442000001,"s":"BTCUSDT","c":"{{name}}","S":"BUY",
         "o":"LIMIT","f":"GTC","q":"0.012","p":"50000","P":"0","C":"{{original}}","x":"{{what}}","X":"{{status}}",
         "r":"NONE","i":28,"l":"{{last}}","z":"{{last}}","L":"50000.0","n":"0.02","N":"USDT","T":1772442000000,"t":77,
         "m":true} }
        """;

    private static string Contract(string what, string status, string name, string last) => $$"""
        {"stream":"key","data":{"e":"ORDER_TRADE_UPDATE","E":1772442000001,"T":1772442000000,"o":{"s":"BTCUSDT",
         "c":"{{name}}","S":"SELL","o":"LIMIT","f":"IOC","q":"0.012","p":"0","x":"{{what}}","X":"{{status}}","i":28,
         "l":"{{last}}","z":"{{last}}","L":"49000","n":"0","N":"USDT","T":1772442000000,"t":78,"m":false,"R":false} } }
        """;

    private async Task<IReadOnlyList<OrderReport>> ReadAsync(string message)
    {
        using var document = JsonDocument.Parse(message);
        var news = await _news.ReadAsync(document.RootElement, TestContext.Current.CancellationToken);
        return [.. news.OfType<VenueNews.Said>().Select(said => said.Report)];
    }
}
