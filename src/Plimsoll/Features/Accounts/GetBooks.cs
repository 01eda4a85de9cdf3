using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;

namespace Plimsoll.Features.Accounts;

/// <summary>Answers how an account's books stand against its venue's.</summary>
internal static class GetBooks
{
    public static async Task<Results<Ok<BooksView>, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] AccountCall call) =>
        await call.FindAsync(id) is { } account
            ? TypedResults.Ok(await account.ReadAsync(
                session => BooksView.From(account.Runner, session), call.Stop))
            : AccountCall.NotFound();
}
