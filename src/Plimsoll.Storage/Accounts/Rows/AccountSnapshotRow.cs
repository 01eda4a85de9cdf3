namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>The state of an account after one of its facts; whatever it says can be made of the facts again.</summary>
public sealed class AccountSnapshotRow
{
    public Guid AccountId { get; init; }

    /// <summary>The last fact that is in it.</summary>
    public long Sequence { get; init; }

    /// <summary>Of its shape.</summary>
    public int Version { get; init; }

    /// <summary>Of that fact: a snapshot of another log is not used.</summary>
    public required byte[] ChainHash { get; init; }

    /// <summary>SHA-256 of the payload.</summary>
    public required byte[] StateHash { get; init; }

    /// <summary>JSON.</summary>
    public required byte[] Payload { get; init; }

    public DateTimeOffset TakenAt { get; init; }
}
