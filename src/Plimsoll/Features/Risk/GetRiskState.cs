using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Risk;

/// <summary>Answers with an account's risk as it stands now.</summary>
internal static class GetRiskState
{
    public static async Task<Results<Ok<RiskStateView>, ApiProblem>> HandleAsync(
        Guid accountId, [AsParameters] AccountCall call)
    {
        if (await call.FindAsync(accountId) is not { } account)
            return AccountCall.NotFound();
        return TypedResults.Ok(
            await account.ReadAsync(session => RiskStateView.From(account.Runner, session), call.Stop));
    }
}
