namespace Plimsoll.Storage.Identity;

/// <summary>The first run's state. The database holds exactly one row, so set-up cannot complete twice.</summary>
public sealed class SetupState
{
    /// <summary>The only id there is.</summary>
    public const short OnlyId = 1;

    public short Id { get; set; } = OnlyId;

    /// <summary>SHA-256 of the one-time code; null when no code is valid.</summary>
    public byte[]? CodeHash { get; set; }

    public DateTimeOffset? CodeExpiresAt { get; set; }

    /// <summary>Wrong codes entered since the code was made.</summary>
    public int FailedAttempts { get; set; }

    public DateTimeOffset? CompletedAt { get; set; }

    public Guid? CompletedBy { get; set; }
}
