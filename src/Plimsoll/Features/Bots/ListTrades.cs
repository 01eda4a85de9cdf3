using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Bots;

/// <summary>Lists the trades of a bot, newest first.</summary>
internal static class ListTrades
{
    public static async Task<Results<Ok<Page<RoundTripView>>, ApiProblem>> HandleAsync(
        Guid id, [AsParameters] PageRequest page, [AsParameters] AccountCall call)
    {
        if (page.CheckNumber(out var before) is { } problem)
            return problem;
        if (await OwnBot.Rows(call).SingleOrDefaultAsync(row => row.Id == id, call.Stop) is not { } bot)
            return OwnBot.NotFound();
        var trips = await new OwnRows(call.Database, call.User.Id, bot.AccountId).RoundTrips
            .Where(named => named.Row.BotId == id && named.Row.Number < before)
            .OrderByDescending(named => named.Row.Number)
            .Take(page.Size + 1)
            .ToListAsync(call.Stop);
        return TypedResults.Ok(Page<RoundTripView>.Cut(
            [.. trips.Select(RoundTripView.From)], page.Size, trip => NumberCursor.Text(trip.Number)));
    }
}
