namespace Plimsoll.Venues.Binance;

/// <summary>Where one of Binance's markets is reached.</summary>
/// <param name="Code">Venue code, of its instruments too: prices of a test net are not those of the market.</param>
/// <param name="Product">Which market.</param>
/// <param name="Rest">Base of the request interface.</param>
/// <param name="Market">Base of the market streams, without <c>/ws</c> or <c>/stream</c>.</param>
/// <param name="User">Spot: the request interface over a socket; contracts: base of the private streams.</param>
/// <param name="Rights">Where a key's rights are told; null where nobody tells them (test nets).</param>
internal sealed record BinanceSite(
    string Code, BinanceProduct Product, Uri Rest, Uri Market, Uri User, Uri? Rights)
{
    /// <summary>Base of the streams of order books.</summary>
    public Uri Books => BooksElsewhere ?? Market;

    /// <summary>Null where books come with the other market streams.</summary>
    public Uri? BooksElsewhere { get; private init; }

    public static BinanceSite Spot { get; } = new(
        "binance", BinanceProduct.Spot, new("https://api.binance.com"), new("wss://stream.binance.com:9443"),
        new("wss://ws-api.binance.com/ws-api/v3"), new("https://api.binance.com"));

    public static BinanceSite SpotTest { get; } = new(
        "binance-testnet", BinanceProduct.Spot, new("https://testnet.binance.vision"), new("wss://stream.testnet.binance.vision"),
        new("wss://ws-api.testnet.binance.vision/ws-api/v3"), null);

    public static BinanceSite UsdMargined { get; } = new(
        "binance-usdm", BinanceProduct.UsdMargined, new("https://fapi.binance.com"), new("wss://fstream.binance.com/market"),
        new("wss://fstream.binance.com/private"), new("https://api.binance.com"))
    {
        BooksElsewhere = new("wss://fstream.binance.com/public"),
    };

    public static BinanceSite UsdMarginedTest { get; } = new(
        "binance-testnet-usdm", BinanceProduct.UsdMargined, new("https://demo-fapi.binance.com"), new("wss://fstream.binancefuture.com"),
        new("wss://fstream.binancefuture.com"), null);

    public static IReadOnlyList<BinanceSite> All { get; } = [Spot, SpotTest, UsdMargined, UsdMarginedTest];

    /// <summary>
    /// The same market, spoken for by a venue that has everything at one address: streams of contracts under
    /// <c>/futures</c>, for both markets call theirs the same.
    /// </summary>
    public BinanceSite At(Uri address)
    {
        var socket = new UriBuilder(address) { Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" }.Uri;
        var contracts = new Uri(socket, "/futures");
        return Product == BinanceProduct.Spot
            ? this with { Rest = address, Market = socket, User = new Uri(socket, "/ws-api/v3"), Rights = address }
            : this with { Rest = address, Market = contracts, BooksElsewhere = null, User = contracts, Rights = address };
    }
}
