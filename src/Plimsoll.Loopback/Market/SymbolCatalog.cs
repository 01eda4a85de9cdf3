using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Loopback.Market;

/// <summary>
/// What is listed, with rules of the size that the real venue has, and the synthetic market behind it.
/// </summary>
internal static class SymbolCatalog
{
    private static readonly decimal FuturesMaker = 0.0002m;
    private static readonly decimal FuturesTaker = 0.0005m;

    /// <summary>In the order of the instruments of <see cref="Options"/>.</summary>
    public static IReadOnlyList<VenueSymbol> Spot { get; } =
    [
        new()
        {
            Name = "BTCUSDT",
            Base = "BTC",
            Tick = 0.01m,
            Step = 0.00001m,
            MinQuantity = 0.00001m,
            MaxMarketQuantity = 100m,
            LevelGap = 1m,
            LevelQuantity = 0.4m,
        },
        new()
        {
            Name = "ETHUSDT",
            Base = "ETH",
            Tick = 0.01m,
            Step = 0.0001m,
            MinQuantity = 0.0001m,
            MaxMarketQuantity = 2_000m,
            LevelGap = 0.1m,
            LevelQuantity = 6m,
        },
    ];

    /// <summary>The perpetual contracts of the same coins, in the same order.</summary>
    public static IReadOnlyList<VenueSymbol> Futures { get; } =
    [
        Perpetual(Spot[0]) with
        {
            Tick = 0.1m,
            Step = 0.001m,
            MinQuantity = 0.001m,
            MaxQuantity = 1_000m,
            MaxMarketQuantity = 120m,
        },
        Perpetual(Spot[1]) with
        {
            Step = 0.001m,
            MinQuantity = 0.001m,
            MaxQuantity = 10_000m,
            MaxMarketQuantity = 2_000m,
        },
    ];

    public static SyntheticMarketOptions Options(ulong seed, Timestamp start) => new()
    {
        Seed = seed,
        Start = start,
        TradesPerMinute = 120,
        Instruments = [Made(Spot[0], 60_000), Made(Spot[1], 3_000)],
    };

    private static VenueSymbol Perpetual(VenueSymbol spot) => spot with
    {
        IsFutures = true,
        PriceBand = (1.05m, 0.95m),
        MaxAlgoOrders = 200,
        LevelQuantity = spot.LevelQuantity * 3m,
        MakerFee = FuturesMaker,
        TakerFee = FuturesTaker,
    };

    private static SyntheticInstrument Made(VenueSymbol symbol, double price) => new(
        new Instrument
        {
            Id = InstrumentId.Of($"loopback:{symbol.Name}"),
            AssetClass = AssetClass.CryptoSpot,
            Base = symbol.Base,
            Quote = symbol.Quote,
            PriceIncrement = symbol.Tick,
            QuantityStep = symbol.Step,
        },
        price);
}
