namespace Plimsoll.Features.SignIn;

/// <summary>The claims that a sign-in puts on a request.</summary>
internal static class SignInClaims
{
    public const string UserId = "sub";
    public const string Email = "email";
    public const string Role = "role";
    public const string SignInId = "sid";
}
