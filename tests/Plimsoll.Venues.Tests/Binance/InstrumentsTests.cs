using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Binance;

public sealed class InstrumentsTests
{
    [Fact]
    public void Rules_of_the_spot_market()
    {
        var (trading, unreadable) = Read(BinanceSite.Spot, """
            {"symbols":[
              {"symbol":"BTCUSDT","status":"TRADING","baseAsset":"BTC","quoteAsset":"USDT","isSpotTradingAllowed":true,
               "filters":[{"filterType":"PRICE_FILTER","minPrice":"0.01","maxPrice":"1000000","tickSize":"0.01000000"},
                {"filterType":"LOT_SIZE","minQty":"0.00001000","maxQty":"9000","stepSize":"0.00001000"},
                {"filterType":"MARKET_LOT_SIZE","minQty":"0","maxQty":"120.5","stepSize":"0"},
                {"filterType":"NOTIONAL","minNotional":"5.00000000","applyMinToMarket":true}]},
              {"symbol":"HALTED","status":"BREAK","isSpotTradingAllowed":true},
              {"symbol":"ODDUSDT","status":"TRADING","baseAsset":"ODD","quoteAsset":"USDT","isSpotTradingAllowed":true,
               "filters":[{"filterType":"LOT_SIZE","minQty":"1","maxQty":"9","stepSize":"0"}]}]}
            """);
        var bitcoin = trading.Single();
        (bitcoin.Id.Value, bitcoin.PriceIncrement, bitcoin.QuantityStep, bitcoin.MinNotional.Value, bitcoin.MaxQuantity)
            .ShouldBe(("binance:BTCUSDT", 0.01m, 0.00001m, 5m, Quantity.Of(120.5m)));
        bitcoin.CanShort.ShouldBeFalse();
        unreadable.ShouldBe(["ODDUSDT"]);
    }

    [Fact]
    public void Rules_of_contracts()
    {
        var (trading, _) = Read(BinanceSite.UsdMargined, """
            {"symbols":[
              {"symbol":"BTCUSDT","status":"TRADING","contractType":"PERPETUAL","baseAsset":"BTC","quoteAsset":"USDT",
               "maintMarginPercent":"2.5000","filters":[{"filterType":"PRICE_FILTER","tickSize":"0.10"},
                {"filterType":"LOT_SIZE","minQty":"0.001","maxQty":"1000","stepSize":"0.001"},
                {"filterType":"MIN_NOTIONAL","notional":"100"}]},
              {"symbol":"BTCUSDT_260327","status":"TRADING","contractType":"CURRENT_QUARTER","filters":[]}]}
            """);
        var bitcoin = trading.Single();
        (bitcoin.Id.Value, bitcoin.MinNotional.Value, bitcoin.MaintenanceMarginFraction, bitcoin.CanShort)
            .ShouldBe(("binance-usdm:BTCUSDT", 100m, 0.025m, true));
    }

    private static (IReadOnlyList<Instrument> Trading, IReadOnlyList<string> Unreadable) Read(
        BinanceSite site, string json)
    {
        using var document = JsonDocument.Parse(json);
        return BinanceInstruments.Read(site, document.RootElement);
    }
}
