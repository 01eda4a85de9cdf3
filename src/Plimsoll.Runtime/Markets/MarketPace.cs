namespace Plimsoll.Runtime.Markets;

/// <summary>Simulated seconds a real second.</summary>
public static class MarketPace
{
    public const double Min = 0.1;

    // Beyond it a machine of two cores falls behind its own market.
    public const double Max = 3_600;

    public static bool IsValid(double acceleration) => acceleration is >= Min and <= Max;
}
