using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Proof;

/// <summary>A price that wanders, a step a second, the same for equal seeds.</summary>
internal sealed class ProofMarket(ulong seed)
{
    private const double Usual = 100;

    private readonly SeededRandom _random = new(seed);
    private double _price = Usual;

    /// <summary>On a spot market: what is not held cannot be sold.</summary>
    public static Instrument Instrument { get; } = new()
    {
        Id = InstrumentId.Of("far:ALPHA-USD"),
        AssetClass = AssetClass.CryptoSpot,
        Base = "ALPHA",
        Quote = "USD",
        PriceIncrement = 0.01m,
        QuantityStep = 0.001m,
        MinQuantity = Quantity.Of(0.001m),
        MinNotional = new Money(5m),
    };

    /// <summary>As a contract: it can be short, and exits only reduce.</summary>
    public static Instrument Contract { get; } = Instrument with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
    };

    public decimal Next()
    {
        var pull = (Usual - _price) * 0.0005;
        _price = Math.Clamp(_price + pull + _price * 0.0006 * _random.Normal(), 50, 200);
        return Instrument.TickBelow(_price).Value;
    }
}
