using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Runtime.Tests.Data;

public sealed class KnownInstrumentsTests
{
    [Theory]
    [InlineData("BTCUSDT")]
    [InlineData("btcusdt")]
    [InlineData("binance:BTCUSDT")]
    public void Real_rules_are_found_by_symbol_or_id(string name)
    {
        var (instrument, isFallback) = KnownInstruments.Find(name)!;
        isFallback.ShouldBeFalse();
        instrument.Id.Value.ShouldBe("binance:BTCUSDT");
        (instrument.PriceIncrement, instrument.QuantityStep, instrument.MinNotional.Value)
            .ShouldBe((0.01m, 0.00001m, 5m));
    }

    [Theory]
    [InlineData("ALPHA-USD")]
    [InlineData("sim:ALPHA-USD")]
    public void The_synthetic_market_is_known(string name) =>
        KnownInstruments.Find(name)!.Instrument.Id.Value.ShouldBe("sim:ALPHA-USD");

    [Theory]
    [InlineData("XYZUSDT", "file:XYZUSDT", "XYZ", "USDT")]
    [InlineData("XYZ-USD", "file:XYZ-USD", "XYZ", "USD")]
    [InlineData("okx:BTC-USDT", "okx:BTC-USDT", "BTC", "USDT")]
    [InlineData("XYZFDUSD", "file:XYZFDUSD", "XYZ", "FDUSD")]
    public void Unknown_symbols_get_stand_in_rules_and_say_so(string name, string id, string code, string quote)
    {
        var (instrument, isFallback) = KnownInstruments.Find(name)!;
        isFallback.ShouldBeTrue();
        (instrument.Id.Value, instrument.Base, instrument.Quote).ShouldBe((id, code, quote));
        (instrument.PriceIncrement, instrument.QuantityStep, instrument.MinQuantity.Value, instrument.MinNotional.Value)
            .ShouldBe((1e-8m, 1e-6m, 1e-6m, 1m));
    }

    [Theory]
    [InlineData("mexc-futures:BTC_USDT")]
    [InlineData("binance-futures:BTCUSDT")]
    [InlineData("binance-usdm:BTCUSDT")]
    [InlineData("binance-usdm:BTCUSDT.P")]
    [InlineData("bybit-linear:BTCUSDT")]
    [InlineData("okx:BTC-USDT-SWAP")]
    [InlineData("BTCUSDT.P")]
    public void What_its_venue_or_its_name_calls_a_future_is_a_perpetual(string name)
    {
        var instrument = KnownInstruments.Find(name)!.Instrument;
        (instrument.AssetClass, instrument.Base, instrument.Quote)
            .ShouldBe((AssetClass.CryptoPerpetual, "BTC", "USDT"));
    }

    // Seven dollars where the dollar is in the pair; a cross pays as much of its own base.
    [Theory]
    [InlineData("EUR/USD", "USD", 1.1, 3.5)]
    [InlineData("USDJPY", "USD", 110, 385)]
    [InlineData("EURGBP", "EUR", 0.9, 3.15)]
    public void Currency_pairs_pay_for_each_lot_and_half_of_it_on_each_side(
        string name, string currency, decimal price, decimal fee)
    {
        var instrument = KnownInstruments.Find(name)!.Instrument;
        instrument.FeePerLotCurrency.ShouldBe(currency);
        instrument.Fee(Price.Of(price), Quantity.Of(1m), isMaker: false).Value.ShouldBe(fee);
        instrument.Fee(Price.Of(price), Quantity.Of(0.02m), isMaker: true).Value.ShouldBe(fee * 0.02m);
    }

    [Fact]
    public void Two_currencies_are_a_currency_pair()
    {
        var instrument = KnownInstruments.Find("EUR/USD")!.Instrument;
        (instrument.AssetClass, instrument.ContractSize).ShouldBe((AssetClass.Fx, 100_000m));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("NONSENSE")]
    [InlineData("USDT")]
    [InlineData("A-B-C")]
    [InlineData("BTC PERP")]
    [InlineData("sim:NONE-USD")]
    public void Names_that_tell_nothing_are_unknown(string? name) => KnownInstruments.Find(name).ShouldBeNull();
}
