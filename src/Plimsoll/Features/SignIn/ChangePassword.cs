using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Plimsoll.Api;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.SignIn;

/// <summary>Changes the caller's password and ends every other sign-in.</summary>
internal static class ChangePassword
{
    internal sealed record Request(string CurrentPassword, string NewPassword);

    public static async Task<Results<NoContent, ApiProblem>> HandleAsync(
        Body<Request> body, CurrentUser current, Services services, HttpContext context)
    {
        var problems = new FieldProblems();
        problems.Required(body.Value.CurrentPassword, "currentPassword");
        if (PasswordRules.Check(body.Value.NewPassword, "newPassword", current.Email) is { } weak)
            problems.Add(weak);
        if (problems.Any)
            return problems.ToProblem();
        if (await services.Passwords.ConfirmAsync(current, body.Value.CurrentPassword, context) is { } wrong)
            return wrong;
        var user = await services.Users.FindByIdAsync(current.Id.ToString());
        user!.PasswordHash = services.Users.PasswordHasher.HashPassword(user, body.Value.NewPassword);
        await services.Users.UpdateSecurityStampAsync(user);
        await services.SignIns.EndOthersAsync(current);
        return TypedResults.NoContent();
    }

    internal sealed class Services(PasswordCheck passwords, UserManager<PlimsollUser> users, SignIns signIns)
    {
        public PasswordCheck Passwords { get; } = passwords;

        public UserManager<PlimsollUser> Users { get; } = users;

        public SignIns SignIns { get; } = signIns;
    }
}
