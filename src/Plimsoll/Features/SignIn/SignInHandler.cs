using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Plimsoll.Failures;

namespace Plimsoll.Features.SignIn;

/// <summary>
/// Reads the sign-in cookie of a request and looks its row up. A cookie that carried the claims itself could not be
/// revoked, so it carries nothing but a random secret.
/// </summary>
internal sealed class SignInHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, SignIns signIns)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public new const string Scheme = "cookie";

    // Who stops an account does not wait for a database that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<WithoutSignIn>() is not null
            || SignInCookie.Read(Context) is not { Length: > 0 } token)
            return AuthenticateResult.NoResult();
        return await FindAsync(token) is { } principal
            ? AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme))
            : AuthenticateResult.Fail("The sign-in has ended.");
    }

    private async Task<ClaimsPrincipal?> FindAsync(string token)
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<WithoutDatabase>() is null)
            return await signIns.FindAsync(token);
        using var patience = new CancellationTokenSource(Patience, TimeProvider);
        try
        {
            return await signIns.FindAsync(token, patience.Token);
        }
        catch (Exception failure) when (
            failure is OperationCanceledException || Failure.OfDatabase(failure) is not null)
        {
            Logger.LogWarning(failure, "The database cannot be asked who stops an account");
            return signIns.FindKnown(token);
        }
    }
}
