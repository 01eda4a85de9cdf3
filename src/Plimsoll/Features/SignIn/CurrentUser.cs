using System.Security.Claims;

namespace Plimsoll.Features.SignIn;

/// <summary>
/// Who sent this request. Take it as a handler parameter; queries filter by <see cref="Id"/>, so that a foreign row is
/// simply not found.
/// </summary>
internal sealed record CurrentUser(Guid Id, string Email, string Role, Guid SignInId)
{
    public static CurrentUser From(ClaimsPrincipal principal) => new(
        Guid.Parse(Claim(principal, SignInClaims.UserId)),
        Claim(principal, SignInClaims.Email),
        Claim(principal, SignInClaims.Role),
        Guid.Parse(Claim(principal, SignInClaims.SignInId)));

    public static ValueTask<CurrentUser?> BindAsync(HttpContext context) => ValueTask.FromResult<CurrentUser?>(
        context.User.Identity is { IsAuthenticated: true } ? From(context.User) : null);

    private static string Claim(ClaimsPrincipal principal, string type) =>
        principal.FindFirstValue(type)
        ?? throw new InvalidOperationException($"The sign-in carries no {type}: it was not made by this program.");
}
