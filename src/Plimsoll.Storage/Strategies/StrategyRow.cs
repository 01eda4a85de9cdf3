namespace Plimsoll.Storage.Strategies;

/// <summary>A strategy that a user has built; what it does stands in its versions.</summary>
public sealed class StrategyRow
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Never changes and is never given away: <c>name@version</c> means the same for ever.</summary>
    public required string Name { get; init; }

    /// <summary>The latest.</summary>
    public int Version { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }
}
