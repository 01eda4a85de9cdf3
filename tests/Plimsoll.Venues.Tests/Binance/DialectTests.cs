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

    private static string Text(BinanceCall call) =>
        string.Join(' ', call.Parameters.Select(one => $"{one.Name}={one.Value}"));
}
