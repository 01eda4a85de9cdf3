using Microsoft.AspNetCore.Http.HttpResults;

namespace Plimsoll.Features.SignIn;

/// <summary>Hands the page the value that its state-changing requests carry.</summary>
internal static class GetCsrfToken
{
    internal sealed record Answer(string Token, string Header, int ExpiresInSeconds);

    public static Ok<Answer> Handle(HttpContext context, TimeProvider clock) => TypedResults.Ok(new Answer(
        CsrfToken.New(SignInCookie.Read(context)!, clock.GetUtcNow()),
        CsrfToken.Header,
        (int)SignInTimes.CsrfToken.TotalSeconds));
}
