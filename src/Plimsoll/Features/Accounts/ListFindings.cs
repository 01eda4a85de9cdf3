using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Storage.Accounts;

namespace Plimsoll.Features.Accounts;

/// <summary>Lists what comparisons with the venue's books have found, newest first. Those that found nothing leave no line.</summary>
internal static class ListFindings
{
    public static async Task<Results<Ok<Page<BooksFinding>>, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] PageRequest page, [AsParameters] AccountCall call)
    {
        if (page.CheckNumber(out var before) is { } problem)
            return problem;
        if (await call.FindRowsAsync(id) is null)
            return AccountCall.NotFound();
        var events = await call.Database.EventsOfBooks(id)
            .Where(row => row.Sequence < before)
            .OrderByDescending(row => row.Sequence)
            .Take(page.Size + 1)
            .ToListAsync(call.Stop);
        return TypedResults.Ok(Page<BooksFinding>.Cut(
            [.. events.Select(BooksFinding.From)], page.Size, row => NumberCursor.Text(row.Sequence)));
    }
}
