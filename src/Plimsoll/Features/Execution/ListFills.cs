using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Execution;

/// <summary>Lists the fills of an account, newest first.</summary>
internal static class ListFills
{
    public static async Task<Results<Ok<Page<FillView>>, ApiProblem>> HandleAsync(
        Guid accountId, [AsParameters] PageRequest page, [AsParameters] AccountCall call)
    {
        if (page.Check(out var after) is { } problem)
            return problem;
        var cursor = FillCursor.First;
        if (after is not null && !FillCursor.TryParse(after, out cursor))
            return PageRequest.WrongCursor();
        if (await call.FindRowsAsync(accountId) is not { } rows)
            return AccountCall.NotFound();
        var fills = await NewestBefore(rows.Fills, cursor).Take(page.Size + 1).ToListAsync(call.Stop);
        return TypedResults.Ok(Page<FillView>.Cut(
            [.. fills.Select(FillView.From)], page.Size, fill => FillCursor.After(fill).ToString()));
    }

    public static IQueryable<NamedRow<FillRow>> NewestBefore(IQueryable<NamedRow<FillRow>> fills, FillCursor cursor) =>
        fills
            .Where(named => named.Row.Time < cursor.Time
                || (named.Row.Time == cursor.Time && (named.Row.IntentNumber < cursor.IntentNumber
                    || (named.Row.IntentNumber == cursor.IntentNumber
                        && string.Compare(named.Row.VenueFillId, cursor.VenueFillId) < 0))))
            .OrderByDescending(named => named.Row.Time)
            .ThenByDescending(named => named.Row.IntentNumber)
            .ThenByDescending(named => named.Row.VenueFillId);
}
