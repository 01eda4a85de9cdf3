namespace Plimsoll.Storage.Strategies;

/// <summary>What a strategy was when it was saved; never changed, the database sees to it.</summary>
public sealed class StrategyVersionRow
{
    public Guid StrategyId { get; init; }

    public int Version { get; init; }

    /// <summary>JSON, as <c>RuleWriter</c> writes it.</summary>
    public required string Document { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
}
