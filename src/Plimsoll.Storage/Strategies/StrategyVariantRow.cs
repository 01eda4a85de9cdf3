namespace Plimsoll.Storage.Strategies;

/// <summary>A saved indicator that the latest version of a strategy names.</summary>
public sealed class StrategyVariantRow
{
    public Guid StrategyId { get; init; }

    public Guid VariantId { get; init; }
}
