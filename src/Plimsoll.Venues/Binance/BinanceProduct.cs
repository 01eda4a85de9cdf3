namespace Plimsoll.Venues.Binance;

internal enum BinanceProduct
{
    Spot,

    /// <summary>Perpetual contracts that are margined and settled in dollars.</summary>
    UsdMargined,
}
