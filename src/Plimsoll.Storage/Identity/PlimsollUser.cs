using Microsoft.AspNetCore.Identity;

namespace Plimsoll.Storage.Identity;

/// <summary>A person who signs in.</summary>
public sealed class PlimsollUser : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }

    /// <summary>One of <see cref="UserRole"/>.</summary>
    public required string Role { get; set; }

    /// <summary>IANA name, for example <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? LastSignInAt { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }
}
