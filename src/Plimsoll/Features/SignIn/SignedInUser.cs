using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.SignIn;

/// <summary>What a user learns about themselves.</summary>
internal sealed record SignedInUser(Guid Id, string Email, string DisplayName, string Role, string TimeZone)
{
    public static SignedInUser From(PlimsollUser user) =>
        new(user.Id, user.Email!, user.DisplayName, user.Role, user.TimeZone);
}
