using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;

namespace Plimsoll.Features.Accounts;

/// <summary>Trades, winnings and balance of an account since it was opened, or began anew.</summary>
internal static class GetStatistics
{
    public static async Task<Results<Ok<AccountStatisticsView>, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] AccountCall call) => await call.FindAsync(id) is { } account
        ? TypedResults.Ok(await account.ReadAsync(session => AccountStatisticsView.From(session.State), call.Stop))
        : AccountCall.NotFound();
}
