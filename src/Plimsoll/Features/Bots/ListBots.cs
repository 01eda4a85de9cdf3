using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Bots;

/// <summary>Lists the bots of an account, oldest first; an account has few, so there is one page.</summary>
internal static class ListBots
{
    public static async Task<Results<Ok<Page<BotView>>, ApiProblem>> HandleAsync(
        Guid accountId, [AsParameters] AccountCall call)
    {
        if (await call.FindAsync(accountId) is not { } account)
            return AccountCall.NotFound();
        return TypedResults.Ok(new Page<BotView>(await OfAsync(account, call), null));
    }

    public static async Task<IReadOnlyList<BotView>> OfAsync(OwnAccount account, AccountCall call)
    {
        var id = account.Id.Value;
        var rows = await OwnBot.Rows(call)
            .Where(row => row.AccountId == id)
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .ToListAsync(call.Stop);
        return await account.ReadAsync<IReadOnlyList<BotView>>(
            session => [.. rows.Select(row => BotView.From(row, BotBooks.Of(session, row.Id)))], call.Stop);
    }
}
