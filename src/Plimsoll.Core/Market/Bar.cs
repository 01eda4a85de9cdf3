namespace Plimsoll.Core.Market;

/// <summary>
/// One bar of an instrument. Prices in quote units, volume in base units; the bar covers
/// [<see cref="OpenTime"/>, OpenTime + timeframe). A missing volume is NaN (it leaves the process as null).
/// </summary>
public readonly record struct Bar(
    Timestamp OpenTime, double Open, double High, double Low, double Close, double Volume)
{
    /// <summary>Whether prices are finite, positive and consistent, and the volume is not negative.</summary>
    public bool IsConsistent =>
        double.IsFinite(Open + High + Low + Close) && Low > 0
        && High >= Open && High >= Close && Low <= Open && Low <= Close && !(Volume < 0)
        && !double.IsInfinity(Volume);
}
