using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Engine;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Execution;

/// <summary>Switches who releases orders: to guide always, to autonomous with a reason and no blockers.</summary>
internal static class SwitchMode
{
    private const int MinReason = 3;
    private const int MaxReason = 500;

    internal sealed record Request(Guid AccountId, OperatingMode Mode, string? Reason = null);

    public static async Task<Results<Ok<GetMode.Answer>, ApiProblem>> HandleAsync(
        Body<Request> body, [AsParameters] AccountCall call)
    {
        var request = body.Value;
        var reason = request.Reason?.Trim() ?? "";
        if (Check(request.Mode, reason) is { } invalid)
            return invalid;
        if (await call.FindAsync(request.AccountId) is not { } account)
            return AccountCall.NotFound();
        return await account.ExecuteAsync<Results<Ok<GetMode.Answer>, ApiProblem>>(
            session =>
            {
                var blockers = request.Mode == OperatingMode.Guide ? [] : ModeBlockers.Of(session, account.Runner.Market);
                if (blockers.Count > 0)
                    return Blocked(blockers);
                return session.Engine.SetMode(request.Mode, call.Actor, reason) is { } code
                    ? Blocked([new(code, "The account may not trade by itself now.")])
                    : TypedResults.Ok(GetMode.Answer.From(session, account.Runner.Market));
            },
            call.Stop);
    }

    private static ApiProblem? Check(OperatingMode mode, string reason)
    {
        var problems = new FieldProblems();
        if (mode == OperatingMode.Autonomous || reason.Length > MaxReason)
            problems.Length(reason, "reason", MinReason, MaxReason);
        return problems.Any ? problems.ToProblem() : null;
    }

    private static ApiProblem Blocked(IReadOnlyList<ModeBlockers.Blocker> blockers) =>
        ApiProblem.Conflict("execution.unsafe", string.Join(' ', blockers.Select(blocker => blocker.Text))) with
        {
            Members = new Dictionary<string, object?> { ["blockers"] = blockers },
        };
}
