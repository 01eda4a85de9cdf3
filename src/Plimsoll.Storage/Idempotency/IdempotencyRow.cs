namespace Plimsoll.Storage.Idempotency;

/// <summary>A request that must not act twice, and its answer once there is one.</summary>
public sealed class IdempotencyRow
{
    public Guid UserId { get; init; }

    /// <summary>SHA-256 of the key; the key itself is not kept.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>Of method, path and body, keyed with the key: without it nobody can guess what was sent.</summary>
    public required byte[] RequestHash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Null: at work, or ended without an answer.</summary>
    public int? Status { get; set; }

    public string? Location { get; set; }

    /// <summary>JSON; null where the answer had no body.</summary>
    public string? Answer { get; set; }
}
