namespace Plimsoll.Storage.Identity;

/// <summary>A sign-in kept on the server; the cookie carries only the token whose hash stands here.</summary>
public sealed class SignInTicket
{
    public Guid Id { get; set; }

    public Guid UserId { get; set; }

    /// <summary>SHA-256 of the token in the cookie.</summary>
    public required byte[] TokenHash { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset LastUsedAt { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }

    public string? IpAddress { get; set; }

    public string? UserAgent { get; set; }

    /// <summary>When the sign-in was ended by log-out, by its user or by an administrator.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}
