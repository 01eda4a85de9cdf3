namespace Plimsoll.Storage.Auditing;

/// <summary>Something a person did that must stay known.</summary>
public sealed class AuditEventRow
{
    /// <summary>1, 2, 3 … without a hole.</summary>
    public long Seq { get; init; }

    public DateTimeOffset Time { get; init; }

    public required string Actor { get; init; }

    public string? ActorIp { get; init; }

    public string? UserAgent { get; init; }

    public required string Action { get; init; }

    public string? Object { get; init; }

    /// <summary>JSON.</summary>
    public string? Before { get; init; }

    /// <summary>JSON.</summary>
    public string? After { get; init; }

    public string? Reason { get; init; }

    public string? RequestId { get; init; }

    public required byte[] PrevHash { get; init; }

    public required byte[] Hash { get; init; }
}
