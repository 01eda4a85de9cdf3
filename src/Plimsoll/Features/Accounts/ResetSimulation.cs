using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Accounts;

/// <summary>
/// Lets a simulated account begin anew: everything is closed, then balance and statistics are those of a new account.
/// The log and the journal keep what was. It undoes shutdown and kill switch too, so it takes what undoing those takes.
/// </summary>
internal static class ResetSimulation
{
    private const decimal Least = 100m;
    private const decimal Most = 1_000_000_000m;

    /// <param name="Password">The caller's.</param>
    /// <param name="Confirmation">The account's name.</param>
    /// <param name="Reason">10 to 500 characters.</param>
    /// <param name="InitialBalance">100 to 1e9; what it began with unless given.</param>
    internal sealed record Request(string Password, string Confirmation, string Reason, decimal? InitialBalance = null);

    /// <param name="IsPending">It is not flat yet, and begins anew as soon as it is.</param>
    internal sealed record Answer(bool IsPending);

    public static async Task<Results<Accepted<Answer>, ApiProblem>> HandleAsync(
        Guid id, Body<Request> body, [AsParameters] ReleaseKill.Guards guards, [AsParameters] AccountCall call)
    {
        var request = body.Value;
        if (await call.FindAsync(id) is not { } account)
            return AccountCall.NotFound();
        if (account.Record.ExecutionMode != ExecutionMode.Simulation)
            return ConfigureSimulation.NotSimulated();
        if (request.InitialBalance is < Least or > Most)
            return OutOfRange();
        var guard = new GuardedAction(request.Password, request.Confirmation, request.Reason);
        if (await guard.CheckAsync(account, call.User, guards.Passwords, guards.Context) is { } refused)
            return refused;
        var code = await account.ExecuteAsync(
            session => session.Engine.Reset(
                request.InitialBalance is { } balance ? new Money(balance) : session.State.Statistics.InitialBalance,
                call.Actor, request.Reason.Trim()),
            call.Stop);
        if (code is not null)
            return ApiProblem.Conflict(code, Text(code));
        var isPending = await account.ReadAsync(session => session.State.PendingReset is not null, call.Stop);
        return TypedResults.Accepted((string?)null, new Answer(isPending));
    }

    private static ApiProblem OutOfRange()
    {
        var problems = new FieldProblems();
        problems.Add(new FieldProblem(
            "initialBalance", ConfigureSimulation.OutOfRange, FormattableString.Invariant($"Must be {Least} to {Most}."))
        {
            Min = Least,
            Max = Most,
        });
        return problems.ToProblem();
    }

    private static string Text(string code) => code == "execution.reset_pending"
        ? "It is being closed already, and begins anew as soon as it is flat."
        : "An instrument is in quarantine: what the account holds there has to be settled first.";
}
