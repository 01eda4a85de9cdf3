using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Plimsoll.Api;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.SignIn;

/// <summary>
/// Checks a password with lock-out. A wrong password and an unknown user cost the same work and get the same answer.
/// Dangerous actions ask again through <see cref="ConfirmAsync"/>.
/// </summary>
internal sealed class PasswordCheck(
    UserManager<PlimsollUser> users, IPasswordHasher<PlimsollUser> hasher, SignInLockout lockout)
{
    private static readonly PlimsollUser Nobody = new() { DisplayName = "", Role = UserRole.Viewer, TimeZone = "" };

    public async Task<(PlimsollUser? User, ApiProblem? Problem)> SignInAsync(
        string email, string password, HttpContext context)
    {
        var address = Address(context);
        if (Locked(email, address, context) is { } locked)
            return (null, locked);
        var user = await users.FindByEmailAsync(email);
        if (user is null)
            hasher.HashPassword(Nobody, password);
        var isRight = user is not null && await users.CheckPasswordAsync(user, password);
        if (isRight && user is { DisabledAt: null })
        {
            lockout.Forget(email, address);
            return (user, null);
        }
        lockout.CountFailure(email, address);
        return (null, ApiProblem.Unauthorized("auth.invalid_credentials", "E-mail or password is wrong."));
    }

    /// <summary>
    /// Asks a signed-in user for the password again; null when it is right, else the problem to answer.
    /// </summary>
    public async Task<ApiProblem?> ConfirmAsync(CurrentUser current, string password, HttpContext context)
    {
        var address = Address(context);
        if (Locked(current.Email, address, context) is { } locked)
            return locked;
        var user = await users.FindByIdAsync(current.Id.ToString());
        if (user is not null && await users.CheckPasswordAsync(user, password))
            return null;
        lockout.CountFailure(current.Email, address);
        return ApiProblem.Unauthorized("execution.password_wrong", "The password is wrong.");
    }

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "unknown";

    private ApiProblem? Locked(string email, string address, HttpContext context)
    {
        if (lockout.LockedFor(email, address) is not { } left)
            return null;
        var minutes = (int)Math.Ceiling(left.TotalMinutes);
        var seconds = (int)Math.Ceiling(left.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        var text = $"Too many wrong passwords. Try again in {minutes} min.";
        return ApiProblem.Unauthorized("auth.locked", text) with
        {
            Members = new Dictionary<string, object?> { ["minutes"] = minutes, ["retryAfterSeconds"] = seconds },
        };
    }
}
