using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Engine;
using Plimsoll.Features.Accounts;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Execution;

/// <summary>Answers with an account's operating mode and whether it can be switched to autonomous.</summary>
internal static class GetMode
{
    internal sealed record Answer(OperatingMode Mode, bool CanSwitch, IReadOnlyList<ModeBlockers.Blocker> Blockers)
    {
        public static Answer From(AccountSession session, IMarketHost market)
        {
            // Leaving autonomous is always allowed.
            var blockers = session.State.Mode == OperatingMode.Autonomous ? [] : ModeBlockers.Of(session, market);
            return new Answer(session.State.Mode, blockers.Count == 0, blockers);
        }
    }

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        Guid accountId, [AsParameters] AccountCall call)
    {
        if (await call.FindAsync(accountId) is not { } account)
            return AccountCall.NotFound();
        return TypedResults.Ok(await account.ReadAsync(session => Answer.From(session, account.Runner.Market), call.Stop));
    }
}
