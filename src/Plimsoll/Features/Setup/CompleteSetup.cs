using System.Net.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage;
using Plimsoll.Storage.Identity;

namespace Plimsoll.Features.Setup;

/// <summary>Creates the administrator, once, for whoever holds the code, and signs them in.</summary>
internal sealed class CompleteSetup(
    PlimsollContext database,
    SetupCodes codes,
    UserManager<PlimsollUser> users,
    IEnumerable<IUserCreated> userCreated,
    SetupCodePrinter printer,
    TimeProvider clock)
{
    private const int MaxEmail = 256;
    private const int MaxName = 200;
    private const int MaxCode = 64;
    private const string Utc = "Etc/UTC";

    internal sealed record Request(
        string Code, string Email, string Password, string? DisplayName = null, string? TimeZone = null);

    public static async Task<Results<Ok<SignedInUser>, ApiProblem>> HandleAsync(
        Body<Request> body, CompleteSetup setup, SignIns signIns, HttpContext context)
    {
        if (Validate(body.Value) is { } invalid)
            return invalid;
        var (user, problem) = await setup.RunAsync(body.Value, context.RequestAborted);
        if (user is null)
            return problem!;
        await signIns.StartAsync(context, user);
        return TypedResults.Ok(SignedInUser.From(user));
    }

    private static ApiProblem? Validate(Request request)
    {
        var problems = new FieldProblems();
        if (problems.Required(request.Code, "code"))
            problems.Length(request.Code, "code", 1, MaxCode);
        if (problems.Required(request.Email, "email") && problems.Length(request.Email, "email", 3, MaxEmail))
            problems.Format(
                MailAddress.TryCreate(request.Email, out var mail) && mail.Address == request.Email,
                "email",
                "Must be an e-mail address.");
        if (PasswordRules.Check(request.Password, "password", request.Email) is { } weak)
            problems.Add(weak);
        if (request.DisplayName is { } name)
            problems.Length(name.Trim(), "displayName", 1, MaxName);
        if (request.TimeZone is { } zone && zone != Utc)
            problems.Format(
                TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _), "timeZone", "Must be an IANA time zone.");
        return problems.Any ? problems.ToProblem() : null;
    }

    private async Task<(PlimsollUser? User, ApiProblem? Problem)> RunAsync(Request request, CancellationToken stop)
    {
        await using var transaction = await database.Database.BeginTransactionAsync(stop);
        var state = await codes.LockAsync(stop);
        var verdict = codes.Check(state, request.Code);
        if (verdict != SetupCodes.Verdict.Right)
        {
            await database.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return (null, await RefuseAsync(verdict, stop));
        }
        var user = await CreateAdministratorAsync(request);
        codes.Complete(state, user.Id);
        foreach (var handler in userCreated)
            await handler.HandleAsync(user, database, stop);
        await database.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (user, null);
    }

    private async Task<PlimsollUser> CreateAdministratorAsync(Request request)
    {
        var now = clock.GetUtcNow();
        var user = new PlimsollUser
        {
            Id = Guid.CreateVersion7(now),
            UserName = request.Email,
            Email = request.Email,
            DisplayName = request.DisplayName?.Trim() ?? request.Email.Split('@')[0],
            Role = UserRole.Admin,
            TimeZone = request.TimeZone ?? Utc,
            CreatedAt = now,
        };
        var created = await users.CreateAsync(user, request.Password);
        return created.Succeeded
            ? user
            : throw new InvalidOperationException(string.Join(' ', created.Errors.Select(error => error.Description)));
    }

    private async Task<ApiProblem> RefuseAsync(SetupCodes.Verdict verdict, CancellationToken stop)
    {
        if (verdict == SetupCodes.Verdict.SetupIsDone)
            return ApiProblem.Conflict("setup.done", "Set-up is done already. Sign in instead.");
        if (verdict == SetupCodes.Verdict.Wrong)
            return ApiProblem.Unauthorized("setup.code_invalid", "This is not the code from the program's terminal.");
        if (await codes.IssueAsync(stop) is { } code)
            printer.Print(code);
        return ApiProblem.Unauthorized(
            "setup.code_invalid", "The code has run out. The program's terminal shows a new one.");
    }
}
