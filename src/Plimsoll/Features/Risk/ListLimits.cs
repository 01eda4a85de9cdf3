using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Risk;

/// <summary>Lists every limit of an account with what is used and what it last refused.</summary>
internal static class ListLimits
{
    public static async Task<Results<Ok<Page<LimitView>>, ApiProblem>> HandleAsync(
        Guid accountId, [AsParameters] AccountCall call)
    {
        if (await call.FindAsync(accountId) is not { } account)
            return AccountCall.NotFound();
        var lines = await account.ReadAsync(LimitLines.Of, call.Stop);
        return TypedResults.Ok(new Page<LimitView>(await LastRejections.AddAsync(call, accountId, lines), null));
    }
}
