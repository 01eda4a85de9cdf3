using Microsoft.AspNetCore.Identity;

namespace Plimsoll.Storage.Identity;

/// <summary>The framework's role record; what counts is <see cref="PlimsollUser.Role"/>.</summary>
public sealed class PlimsollRole : IdentityRole<Guid>;
