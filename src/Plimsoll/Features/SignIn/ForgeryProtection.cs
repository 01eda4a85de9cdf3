using Microsoft.AspNetCore.Authorization;
using Plimsoll.Api;

namespace Plimsoll.Features.SignIn;

/// <summary>
/// Requests that another site makes a browser send are refused: the browser names the page they come from, and a
/// change on behalf of a signed-in user must carry the value that only our own page can read.
/// </summary>
internal sealed class ForgeryProtection(RequestDelegate next, TimeProvider clock)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (Problem(context) is { } problem)
            await problem.ExecuteAsync(context);
        else
            await next(context);
    }

    private ApiProblem? Problem(HttpContext context)
    {
        var request = context.Request;
        // The hub is reached by GET too and carries no value: there the origin alone decides; browsers always send it.
        var isHub = request.Path.StartsWithSegments("/hub", StringComparison.Ordinal);
        var changesState = !HttpMethods.IsGet(request.Method)
            && !HttpMethods.IsHead(request.Method)
            && !HttpMethods.IsOptions(request.Method);
        if ((changesState || isHub) && !RequestOrigin.IsOwn(request))
            return ApiProblem.Forbidden("auth.csrf_invalid", "The request comes from another site.");
        // What is open to strangers does nothing on behalf of the cookie's user.
        var isOpen = context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        if (!changesState || isHub || isOpen || context.User.Identity is not { IsAuthenticated: true })
            return null;
        return CheckToken(request.Headers[CsrfToken.Header].ToString(), SignInCookie.Read(context)!);
    }

    private ApiProblem? CheckToken(string value, string signInToken)
    {
        if (value.Length == 0)
            return ApiProblem.Forbidden("auth.csrf_missing", $"The header {CsrfToken.Header} is missing.");
        return CsrfToken.Check(value, signInToken, clock.GetUtcNow()) switch
        {
            CsrfToken.Verdict.Valid => null,
            CsrfToken.Verdict.Expired =>
                ApiProblem.Forbidden("auth.csrf_expired", $"The value of {CsrfToken.Header} is too old; renew it."),
            _ => ApiProblem.Forbidden("auth.csrf_invalid", $"The value of {CsrfToken.Header} is not of this sign-in."),
        };
    }
}
