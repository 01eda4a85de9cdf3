using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;

namespace Plimsoll.Features.Accounts;

/// <summary>Lists the caller's accounts; one that could not be started is shown as it was stored last.</summary>
internal static class ListAccounts
{
    public static async Task<Ok<Page<AccountView>>> HandleAsync(
        [AsParameters] AccountCall call)
    {
        var running = call.Accounts.Running(call.User).ToDictionary(account => account.Id.Value);
        var rows = await call.Database.Accounts.AsNoTracking()
            .Where(row => row.UserId == call.User.Id)
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .ToListAsync(call.Stop);
        var items = new List<AccountView>(rows.Count);
        foreach (var row in rows)
        {
            items.Add(running.TryGetValue(row.Id, out var account)
                ? await account.ReadAsync(session => AccountView.From(account.Record, session), call.Stop)
                : AccountView.From(row, call.Accounts.IsStarting(row.Id)));
        }
        return TypedResults.Ok(new Page<AccountView>(items, null));
    }
}
