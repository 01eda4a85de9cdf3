namespace Plimsoll.Core.Simulation;

/// <summary>How the crowd trades at a moment.</summary>
/// <param name="VolumeFactor">Times the ordinary volume.</param>
/// <param name="SpreadFactor">Times the ordinary spread.</param>
/// <param name="DepthFactor">Times the ordinary quantity at the best bid and ask.</param>
/// <param name="BuyShare">Share of trades in which the buyer is the aggressor.</param>
internal readonly record struct SyntheticCrowd(double VolumeFactor, double SpreadFactor, double DepthFactor, double BuyShare)
{
    public static SyntheticCrowd Ordinary => new(1, 1, 1, 0.5);
}
