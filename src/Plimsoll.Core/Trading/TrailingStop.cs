namespace Plimsoll.Core.Trading;

/// <summary>
/// A stop that follows the best price seen, once the trade has gone far enough its way. It only ever tightens.
/// </summary>
/// <param name="DistanceFraction">How far behind the best price it lies, as a fraction of that price; above 0, below 1.</param>
/// <param name="ArmAtR">Gain, in units of the initial risk, from which on it follows; 0 follows at once.</param>
public sealed record TrailingStop(decimal DistanceFraction, decimal ArmAtR)
{
    public decimal DistanceFraction { get; init; } = DistanceFraction is > 0m and < 1m
        ? DistanceFraction
        : throw new ArgumentOutOfRangeException(nameof(DistanceFraction), DistanceFraction, "must be above 0 and below 1");

    public decimal ArmAtR { get; init; } = ArmAtR >= 0m
        ? ArmAtR
        : throw new ArgumentOutOfRangeException(nameof(ArmAtR), ArmAtR, "must not be negative");
}
