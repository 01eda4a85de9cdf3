using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Binance;

public sealed class DialectTests
{
    [Theory]
    [InlineData(OrderType.Market, "type=MARKET quantity=0.012 newClientOrderId=PL7 newOrderRespType=ACK")]
    [InlineData(
        OrderType.Limit,
        "type=LIMIT timeInForce=GTC price=50000 quantity=0.012 newClientOrderId=PL7 newOrderRespType=ACK")]
    [InlineData(
        OrderType.Stop, "type=STOP_LOSS stopPrice=49900 quantity=0.012 newClientOrderId=PL7 newOrderRespType=ACK")]
    [InlineData(
        OrderType.StopLimit,
        "type=STOP_LOSS_LIMIT timeInForce=GTC price=50000 stopPrice=49900 quantity=0.012 newClientOrderId=PL7 "
        + "newOrderRespType=ACK")]
    public async Task Orders_of_the_spot_market(OrderType type, string expected)
    {
        await using var scene = new Scene();
        var call = new SpotDialect().Submit(scene.Ticket(type), "PL7");
        (call.Method, call.Path).ShouldBe((HttpMethod.Post, "/api/v3/order"));
        Text(call).ShouldBe($"symbol=BTCUSDT side=SELL {expected}");
    }

    [Theory]
    [InlineData(
        OrderType.Market, "order",
        "type=MARKET quantity=0.012 reduceOnly=true newClientOrderId=PL7 newOrderRespType=ACK")]
    [InlineData(
        OrderType.Limit, "order",
        "type=LIMIT quantity=0.012 timeInForce=GTC price=50000 reduceOnly=true newClientOrderId=PL7 "
        + "newOrderRespType=ACK")]
    [InlineData(
        OrderType.Stop, "algoOrder",
        "type=STOP_MARKET quantity=0.012 reduceOnly=true algoType=CONDITIONAL triggerPrice=49900 "
        + "workingType=CONTRACT_PRICE clientAlgoId=PL7")]
    [InlineData(
        OrderType.StopLimit, "algoOrder",
        "type=STOP quantity=0.012 timeInForce=GTC price=50000 reduceOnly=true algoType=CONDITIONAL "
        + "triggerPrice=49900 workingType=CONTRACT_PRICE clientAlgoId=PL7")]
    public async Task Orders_of_contracts(OrderType type, string path, string expected)
    {
        await using var scene = new Scene(BinanceProduct.UsdMargined);
        var call = new ContractDialect().Submit(scene.Ticket(type), "PL7");
        (call.Method, call.Path).ShouldBe((HttpMethod.Post, $"/fapi/v1/{path}"));
        Text(call).ShouldBe($"symbol=BTCUSDT side=SELL {expected}");
    }

    [Theory]
    [InlineData(OrderSide.Sell, "above", "below")]
    [InlineData(OrderSide.Buy, "below", "above")]
    public async Task A_list_of_the_spot_market_is_a_makers_limit_and_a_stop(OrderSide side, string limit, string stop)
    {
        await using var scene = new Scene();
        var call = new SpotDialect().SubmitPair(
            (scene.Ticket(OrderType.Stop) with { Side = side }, "PL7"),
            (scene.Ticket(OrderType.Limit) with { Side = side }, "PL8"));
        (call.Method, call.Path, call.Weight).ShouldBe((HttpMethod.Post, "/api/v3/orderList/oco", 1));
        Text(call).ShouldBe(
            $"symbol=BTCUSDT side={(side == OrderSide.Sell ? "SELL" : "BUY")} quantity=0.012 {limit}Type=LIMIT_MAKER "
            + $"{limit}ClientOrderId=PL8 {limit}Price=50000 {stop}Type=STOP_LOSS {stop}ClientOrderId=PL7 "
            + $"{stop}StopPrice=49900 newOrderRespType=ACK");
    }

    [Fact]
    public async Task Contracts_take_no_lists_and_say_so()
    {
        await using var scene = new Scene(BinanceProduct.UsdMargined);
        scene.Venue.Terms.PairsExits.ShouldBeFalse();
        Should.Throw<NotSupportedException>(() => new ContractDialect().SubmitPair(
            (scene.Ticket(OrderType.Stop), "PL7"), (scene.Ticket(OrderType.Limit), "PL8")));
    }

    [Fact]
    public void Fees_of_the_spot_market_are_all_of_their_parts_without_a_discount_that_may_not_come()
    {
        var call = new SpotDialect().Fees("BTCUSDT");
        (call.Method, call.Path, call.Weight, call.IsSigned)
            .ShouldBe((HttpMethod.Get, "/api/v3/account/commission", 20, true));
        Text(call).ShouldBe("symbol=BTCUSDT");
        Read(new SpotDialect(),
            """
            {"symbol":"BTCUSDT",
             "standardCommission":{"maker":"0.00070000","taker":"0.00080000","buyer":"0.00000000","seller":"0.00000000"},
             "specialCommission":{"maker":"0.00010000","taker":"0.00010000","buyer":"0.00000000","seller":"0.00000000"},
             "taxCommission":{"maker":"0.00000000","taker":"0.00000000","buyer":"0.00001000","seller":"0.00002000"},
             "discount":{"enabledForAccount":true,"enabledForSymbol":true,"discountAsset":"BNB","discount":"0.75000000"}}
            """).ShouldBe(new FeeSchedule.OfValue(0.00082m, 0.00092m));
    }

    [Fact]
    public void Fees_of_contracts()
    {
        var call = new ContractDialect().Fees("BTCUSDT");
        (call.Method, call.Path, call.Weight, call.IsSigned)
            .ShouldBe((HttpMethod.Get, "/fapi/v1/commissionRate", 20, true));
        Read(new ContractDialect(),
            """{"symbol":"BTCUSDT","makerCommissionRate":"-0.00005","takerCommissionRate":4e-4}""")
            .ShouldBe(new FeeSchedule.OfValue(-0.00005m, 0.0004m));
    }

    [Theory]
    [InlineData("""{"makerCommissionRate":"0.0002"}""")]
    [InlineData("""{"makerCommissionRate":"0.0002","takerCommissionRate":"2"}""")]
    [InlineData("""{"makerCommissionRate":"0.0002","takerCommissionRate":"-0.0001"}""")]
    [InlineData("""{"makerCommissionRate":"-1","takerCommissionRate":"0.0004"}""")]
    [InlineData("""{"makerCommissionRate":"","takerCommissionRate":"0.0004"}""")]
    [InlineData("""["0.0002","0.0004"]""")]
    [InlineData("{}")]
    public void What_is_no_fee_is_refused(string answer)
    {
        Should.Throw<BinanceException>(() => Read(new ContractDialect(), answer)).Code.ShouldBe("venue.unreadable");
        Should.Throw<BinanceException>(() => Read(new SpotDialect(), answer)).Code.ShouldBe("venue.unreadable");
    }

    private static FeeSchedule Read(BinanceDialect dialect, string answer)
    {
        using var document = JsonDocument.Parse(answer);
        return dialect.ReadFees(document.RootElement);
    }

    private static string Text(BinanceCall call) =>
        string.Join(' ', call.Parameters.Select(one => $"{one.Name}={one.Value}"));
}
