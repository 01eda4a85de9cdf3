using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;

namespace Plimsoll.Features.SignIn;

/// <summary>Signs a browser in.</summary>
internal static class LogIn
{
    private const string CookieMode = "cookie";
    private const int MaxEmail = 256;

    internal sealed record Request(string Email, string Password, string Mode = CookieMode);

    internal sealed record Answer(SignedInUser User, int ExpiresInSeconds);

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        Body<Request> body, PasswordCheck passwords, SignIns signIns, HttpContext context)
    {
        var request = body.Value;
        var problems = new FieldProblems();
        if (problems.Required(request.Email, "email"))
            problems.Length(request.Email, "email", 1, MaxEmail);
        if (problems.Required(request.Password, "password"))
            problems.Length(request.Password, "password", 1, PasswordRules.MaxLength);
        problems.OneOf(request.Mode, "mode", CookieMode);
        if (problems.Any)
            return problems.ToProblem();
        var (user, problem) = await passwords.SignInAsync(request.Email, request.Password, context);
        if (user is null)
            return problem!;
        await signIns.StartAsync(context, user);
        return TypedResults.Ok(new Answer(SignedInUser.From(user), (int)SignInTimes.Idle.TotalSeconds));
    }
}
