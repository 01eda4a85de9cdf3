namespace Plimsoll.Core.Market;

/// <summary>Decides which hard limits, calendars and default fees apply to an instrument.</summary>
public enum AssetClass
{
    CryptoSpot,
    CryptoPerpetual,
    Fx,
    Equity,
}
