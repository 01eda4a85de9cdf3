using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;

namespace Plimsoll.Features.Accounts;

/// <summary>Lists the facts of an account, newest first.</summary>
internal static class ListAccountEvents
{
    public static async Task<Results<Ok<Page<AccountEventView>>, ApiProblem>> HandleAsync(
        Guid id, string? type, [AsParameters] PageRequest page, [AsParameters] AccountCall call)
    {
        if (page.CheckNumber(out var before) is { } problem)
            return problem;
        if (await call.FindRowsAsync(id) is not { } rows)
            return AccountCall.NotFound();
        var events = await rows.Events
            .Where(row => row.Sequence < before && (type == null || row.Type == type))
            .OrderByDescending(row => row.Sequence)
            .Take(page.Size + 1)
            .ToListAsync(call.Stop);
        return TypedResults.Ok(Page<AccountEventView>.Cut(
            [.. events.Select(AccountEventView.From)], page.Size, row => NumberCursor.Text(row.Sequence)));
    }
}
