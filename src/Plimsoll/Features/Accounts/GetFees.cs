using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;

namespace Plimsoll.Features.Accounts;

/// <summary>Answers what trading costs on an account, and who says so.</summary>
internal static class GetFees
{
    public static async Task<Results<Ok<Page<FeeView>>, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] AccountCall call) =>
        await call.FindAsync(id) is { } account
            ? TypedResults.Ok(new Page<FeeView>(
                await account.ReadAsync(session => FeeView.Of(account.Record, session), call.Stop), null))
            : AccountCall.NotFound();
}
