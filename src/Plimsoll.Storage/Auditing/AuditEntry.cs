namespace Plimsoll.Storage.Auditing;

/// <summary>What is to be written into the audit log; its place in the chain is added there. No field holds a secret.</summary>
public sealed record AuditEntry(string Actor, string Action)
{
    public required DateTimeOffset Time { get; init; }

    public string? ActorIp { get; init; }

    public string? UserAgent { get; init; }

    public string? Object { get; init; }

    /// <summary>JSON.</summary>
    public string? Before { get; init; }

    /// <summary>JSON.</summary>
    public string? After { get; init; }

    public string? Reason { get; init; }

    public string? RequestId { get; init; }
}
