using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// How many bars of a timeframe a year of an asset class holds: trading days × periods a day. Crypto trades 365 days of
/// 24 h, foreign exchange 260 of 24 h, equities 252 of 6.5 h (a begun period counts).
/// </summary>
public static class PeriodsPerYear
{
    private const long DaySeconds = 86_400;
    private const long EquitySessionSeconds = 23_400;
    private const double WeeksPerYear = 52;

    public static double Of(AssetClass assetClass, Timeframe timeframe)
    {
        if (timeframe.Seconds > DaySeconds)
            return WeeksPerYear * (7 * DaySeconds) / timeframe.Seconds;
        var session = assetClass == AssetClass.Equity ? EquitySessionSeconds : DaySeconds;
        return Days(assetClass) * Math.Ceiling((double)session / timeframe.Seconds);
    }

    /// <summary>Trading days a year; a run over several classes takes the calendar with the most days.</summary>
    public static double Days(AssetClass assetClass) => assetClass switch
    {
        AssetClass.CryptoSpot or AssetClass.CryptoPerpetual => 365,
        AssetClass.Fx => 260,
        AssetClass.Equity => 252,
        _ => throw new ArgumentOutOfRangeException(nameof(assetClass), assetClass, "unknown asset class"),
    };
}
