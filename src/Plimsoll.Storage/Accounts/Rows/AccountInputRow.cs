namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>What an account was told between two commits.</summary>
public sealed class AccountInputRow
{
    /// <summary>Given by the database, ascending.</summary>
    public long Number { get; init; }

    public Guid AccountId { get; init; }

    /// <summary>How many facts there were with that commit.</summary>
    public long FactCount { get; init; }

    /// <summary>By the database's clock.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>Blocks under Brotli, as the program packs them.</summary>
    public required byte[] Data { get; init; }
}
