using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Bots;

/// <summary>Takes a bot off the list; what it did stays in the journal.</summary>
internal static class DeleteBot
{
    public static async Task<Results<NoContent, ApiProblem>> HandleAsync(
        Guid id, TimeProvider clock, [AsParameters] AccountCall call)
    {
        if (await OwnBot.FindAsync(id, call) is not { } bot)
            return OwnBot.NotFound();
        var isActive = await bot.Account.ReadAsync(
            session => BotBooks.ActiveRun(session.State, id) is not null, call.Stop);
        if (isActive)
            return ApiProblem.Conflict("strategy.active", "The bot is running. Stop it first.");
        var now = clock.GetUtcNow();
        await call.Database.Bots
            .Where(row => row.Id == id && row.UserId == call.User.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.DeletedAt, now), call.Stop);
        return TypedResults.NoContent();
    }
}
