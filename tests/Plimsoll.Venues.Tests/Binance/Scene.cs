using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Testing;
using Plimsoll.Venues.Binance;

namespace Plimsoll.Venues.Tests.Binance;

/// <summary>An account at a scripted venue.</summary>
internal sealed class Scene : IAsyncDisposable
{
    public static readonly VenueKey Key = new(
        "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A",
        "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j");

    public Scene(BinanceProduct product = BinanceProduct.Spot)
    {
        Site = SiteOf(product).At(new Uri("http://127.0.0.1:9"));
        Client = new BinanceClient(new BinanceAccess(Site, Script, Clock), Key);
        Instrument = Bitcoin(product);
        Venue = new BinanceVenue(Client, [Instrument], new Names(), Clock);
    }

    public ManualClock Clock { get; } = new();

    public ScriptedVenue Script { get; } = new();

    public BinanceSite Site { get; }

    public BinanceClient Client { get; }

    public Instrument Instrument { get; }

    public BinanceVenue Venue { get; }

    public static BinanceSite SiteOf(BinanceProduct product) =>
        product == BinanceProduct.Spot ? BinanceSite.Spot : BinanceSite.UsdMargined;

    public static Instrument Bitcoin(BinanceProduct product) => new()
    {
        Id = InstrumentId.Of($"{SiteOf(product).Code}:BTCUSDT"),
        AssetClass = product == BinanceProduct.Spot ? AssetClass.CryptoSpot : AssetClass.CryptoPerpetual,
        Base = "BTC",
        Quote = "USDT",
        PriceIncrement = 0.1m,
        QuantityStep = 0.001m,
        MinQuantity = Quantity.Of(0.001m),
    };

    public OrderTicket Ticket(OrderType type = OrderType.Market) => new()
    {
        IntentNumber = 7,
        RunId = new RunId(new Guid("11111111-1111-7111-8111-111111111111")),
        InstrumentId = Instrument.Id,
        Side = OrderSide.Sell,
        Type = type,
        Quantity = Quantity.Of(0.0120m),
        LimitPrice = type is OrderType.Limit or OrderType.StopLimit ? Price.Of(50_000.0m) : null,
        StopPrice = type is OrderType.Stop or OrderType.StopLimit ? Price.Of(49_900m) : null,
        ReduceOnly = true,
        Purpose = OrderPurpose.Stop,
        CreatedAt = Timestamp.From(Clock.GetUtcNow()),
    };

    public ValueTask DisposeAsync() => Venue.DisposeAsync();
}
