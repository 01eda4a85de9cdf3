namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>A fact of an account, chained by hash to the one before.</summary>
public sealed class AccountEventRow
{
    public Guid AccountId { get; init; }

    /// <summary>1, 2, 3 … without a hole.</summary>
    public long Sequence { get; init; }

    /// <summary>Event time.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>Name of the fact.</summary>
    public required string Type { get; init; }

    /// <summary>The fact as JSON, the very text that was hashed.</summary>
    public required string Payload { get; init; }

    public required byte[] PrevHash { get; init; }

    public required byte[] Hash { get; init; }
}
