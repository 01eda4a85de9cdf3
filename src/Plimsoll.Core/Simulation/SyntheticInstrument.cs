using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>One instrument of the synthetic market. Increment and step must divide 1 (0.01, 0.001, 0.5 …).</summary>
/// <param name="Instrument">Its rules.</param>
/// <param name="StartPrice">Quote units at the market's start.</param>
/// <param name="MeanTradeNotional">Mean price × quantity × contract size of a trade, at the start price.</param>
public sealed record SyntheticInstrument(Instrument Instrument, double StartPrice, double MeanTradeNotional = 1_000)
{
    /// <summary>Venue code of everything that is made up here.</summary>
    public const string Venue = "sim";

    /// <summary>The market of a fresh installation: four coins and one currency pair.</summary>
    public static IReadOnlyList<SyntheticInstrument> Defaults { get; } =
    [
        new(Coin("ALPHA", 0.01m), 100),
        new(Coin("BRAVO", 0.001m), 25),
        new(Coin("CEDAR", 0.0001m), 4),
        new(Coin("DELTA", 0.1m), 1_000),
        new(EuroDollar(), 1.1, MeanTradeNotional: 50_000),
    ];

    internal bool IsFx => Instrument.AssetClass == AssetClass.Fx;

    private static Instrument Coin(string code, decimal priceIncrement) => new()
    {
        Id = InstrumentId.Of($"{Venue}:{code}-USD"),
        AssetClass = AssetClass.CryptoSpot,
        Base = code,
        Quote = "USD",
        PriceIncrement = priceIncrement,
        QuantityStep = 0.001m,
        MinQuantity = Quantity.Of(0.001m),
        MinNotional = new Money(5m),
    };

    // Quantities of currency pairs are lots.
    private static Instrument EuroDollar() => new()
    {
        Id = InstrumentId.Of($"{Venue}:EUR-USD"),
        AssetClass = AssetClass.Fx,
        Base = "EUR",
        Quote = "USD",
        PriceIncrement = 0.00001m,
        QuantityStep = 0.01m,
        MinQuantity = Quantity.Of(0.01m),
        ContractSize = FeeSchedule.PerLot.Lot,
        MaintenanceMarginFraction = 0.005m,
        Fees = new FeeSchedule.PerLot(),
    };
}
