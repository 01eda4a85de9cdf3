namespace Plimsoll.Venues.Binance;

/// <summary>Where one of Binance's markets is reached.</summary>
/// <param name="Product">Which market.</param>
/// <param name="Rest">Base of the request interface.</param>
/// <param name="Market">Base of the market streams, without <c>/ws</c> or <c>/stream</c>.</param>
/// <param name="User">Spot: the request interface over a socket; contracts: base of the private streams.</param>
/// <param name="Rights">Where a key's rights are told; null where nobody tells them (test nets).</param>
internal sealed record BinanceSite(BinanceProduct Product, Uri Rest, Uri Market, Uri User, Uri? Rights)
{
    public static BinanceSite Spot { get; } = new(
        BinanceProduct.Spot, new("https://api.binance.com"), new("wss://stream.binance.com:9443"),
        new("wss://ws-api.binance.com/ws-api/v3"), new("https://api.binance.com"));

    public static BinanceSite SpotTest { get; } = new(
        BinanceProduct.Spot, new("https://testnet.binance.vision"), new("wss://stream.testnet.binance.vision"),
        new("wss://ws-api.testnet.binance.vision/ws-api/v3"), null);

    public static BinanceSite UsdMargined { get; } = new(
        BinanceProduct.UsdMargined, new("https://fapi.binance.com"), new("wss://fstream.binance.com/market"),
        new("wss://fstream.binance.com/private"), new("https://api.binance.com"));

    public static BinanceSite UsdMarginedTest { get; } = new(
        BinanceProduct.UsdMargined, new("https://demo-fapi.binance.com"), new("wss://fstream.binancefuture.com"),
        new("wss://fstream.binancefuture.com"), null);

    /// <summary>A venue that speaks the same language at another address, market and all.</summary>
    public static BinanceSite At(BinanceProduct product, Uri address)
    {
        var socket = new UriBuilder(address) { Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri;
        var user = product == BinanceProduct.Spot ? new Uri(socket, "/ws-api/v3") : socket;
        return new BinanceSite(product, address, socket, user, address);
    }
}
