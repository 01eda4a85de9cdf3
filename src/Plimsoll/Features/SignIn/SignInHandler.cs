using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

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

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<WithoutSignIn>() is not null
            || SignInCookie.Read(Context) is not { Length: > 0 } token)
            return AuthenticateResult.NoResult();
        return await signIns.FindAsync(token) is { } principal
            ? AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme))
            : AuthenticateResult.Fail("The sign-in has ended.");
    }
}
