using Plimsoll.Api;
using Plimsoll.Features.SignIn;

namespace Plimsoll.Features.Accounts;

/// <summary>
/// What somebody must show to undo a stop: the password again, the account's name typed, and a reason. Stopping needs
/// none of it.
/// </summary>
internal sealed record GuardedAction(string Password, string Confirmation, string Reason)
{
    public const int MinReason = 10;
    public const int MaxReason = 500;

    /// <summary>Null when everything is right. The password is asked last, so that a slip costs no attempt.</summary>
    public async Task<ApiProblem?> CheckAsync(
        OwnAccount account, CurrentUser user, PasswordCheck passwords, HttpContext context)
    {
        var problems = new FieldProblems();
        problems.Required(Password, "password");
        if (Confirmation != account.Record.Name)
            problems.Add(new FieldProblem(
                "confirmation", "execution.confirmation_required", "Type the account's name exactly."));
        if (Reason.Trim().Length is < MinReason or > MaxReason)
            problems.Add(new FieldProblem(
                "reason", "execution.reason_required", $"Must have {MinReason} to {MaxReason} characters.")
            {
                Min = MinReason,
                Max = MaxReason,
            });
        return problems.Any ? problems.ToProblem() : await passwords.ConfirmAsync(user, Password, context);
    }
}
