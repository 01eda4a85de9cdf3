using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Venues.Binance.Wire;

namespace Plimsoll.Venues.Binance;

/// <summary>Instruments with the rules that the venue enforces, from its list of them.</summary>
internal static class BinanceInstruments
{
    /// <summary>Those that trade now; one whose rules cannot be read is left out and named.</summary>
    public static (IReadOnlyList<Instrument> Trading, IReadOnlyList<string> Unreadable) Read(
        BinanceSite site, JsonElement body)
    {
        var trading = new List<Instrument>();
        var unreadable = new List<string>();
        foreach (var symbol in (body.Field("symbols") ?? throw WireValue.Bad("symbols")).Items())
        {
            if (symbol.TextOrNull("status") != "TRADING" || !IsOfKind(site.Product, symbol))
                continue;
            try
            {
                trading.Add(One(site, symbol));
            }
            catch (Exception error) when (error is BinanceException or ArgumentOutOfRangeException or FormatException)
            {
                unreadable.Add(symbol.TextOrNull("symbol") ?? "?");
            }
        }

        return (trading, unreadable);
    }

    private static bool IsOfKind(BinanceProduct product, JsonElement symbol) => product == BinanceProduct.Spot
        ? symbol.Flag("isSpotTradingAllowed")
        : symbol.TextOrNull("contractType") is "PERPETUAL" or "TRADIFI_PERPETUAL";

    private static Instrument One(BinanceSite site, JsonElement symbol)
    {
        var lots = Filter(symbol, "LOT_SIZE") ?? throw WireValue.Bad("LOT_SIZE");
        var most = Least(lots.DecimalOrNull("maxQty"), Filter(symbol, "MARKET_LOT_SIZE")?.DecimalOrNull("maxQty"));
        var least = Filter(symbol, "NOTIONAL") ?? Filter(symbol, "MIN_NOTIONAL");
        var isSpot = site.Product == BinanceProduct.Spot;
        return new Instrument
        {
            Id = InstrumentId.Of($"{site.Code}:{symbol.Text("symbol")}"),
            AssetClass = isSpot ? AssetClass.CryptoSpot : AssetClass.CryptoPerpetual,
            Base = symbol.Text("baseAsset"),
            Quote = symbol.Text("quoteAsset"),
            PriceIncrement = (Filter(symbol, "PRICE_FILTER") ?? throw WireValue.Bad("PRICE_FILTER")).Decimal("tickSize"),
            QuantityStep = lots.Decimal("stepSize"),
            MinQuantity = Quantity.Of(lots.Decimal("minQty")),
            MaxQuantity = most is { } max ? Quantity.Of(max) : null,
            MinNotional = new Money(least?.DecimalOrNull("minNotional") ?? least?.DecimalOrNull("notional") ?? 0m),
            MaintenanceMarginFraction = isSpot ? 0m : MaintenanceOf(symbol),
            Fees = isSpot ? FeeSchedule.TenthOfPercent : new FeeSchedule.OfValue(0.0002m, 0.0005m),
        };
    }

    private static decimal? Least(decimal? left, decimal? right) =>
        left is > 0m && right is > 0m ? Math.Min(left.Value, right.Value)
        : left is > 0m ? left
        : right is > 0m ? right
        : null;

    // The venue's percentage of the first tier.
    private static decimal MaintenanceOf(JsonElement symbol) =>
        (symbol.DecimalOrNull("maintMarginPercent") ?? 2.5m) / 100m;

    private static JsonElement? Filter(JsonElement symbol, string type)
    {
        foreach (var filter in (symbol.Field("filters") ?? throw WireValue.Bad("filters")).Items())
            if (filter.TextOrNull("filterType") == type)
                return filter;
        return null;
    }
}
