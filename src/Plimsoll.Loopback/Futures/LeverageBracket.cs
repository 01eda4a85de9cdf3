namespace Plimsoll.Loopback.Futures;

/// <summary>How much leverage a position of this size may have, and what margin it must keep.</summary>
internal sealed record LeverageBracket(
    int Number, int MaxLeverage, decimal Floor, decimal Cap, decimal MaintenanceRatio)
{
    public static IReadOnlyList<LeverageBracket> All { get; } =
    [
        new(1, 125, 0m, 50_000m, 0.004m),
        new(2, 100, 50_000m, 600_000m, 0.005m),
        new(3, 75, 600_000m, 3_000_000m, 0.0065m),
        new(4, 50, 3_000_000m, 12_000_000m, 0.01m),
        new(5, 20, 12_000_000m, 70_000_000m, 0.02m),
    ];

    /// <summary>What makes the margin continuous where brackets meet.</summary>
    public decimal Deduction => All
        .Where(one => one.Number < Number)
        .Sum(one => one.Cap * (All[one.Number].MaintenanceRatio - one.MaintenanceRatio));

    public static LeverageBracket Of(decimal notional) => All.FirstOrDefault(one => notional < one.Cap) ?? All[^1];

    public decimal Maintenance(decimal notional) => notional * MaintenanceRatio - Deduction;
}
