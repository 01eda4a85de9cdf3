using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Bots;

/// <summary>Stops a bot in whatever state it is; its position stays protected, or is closed when asked.</summary>
internal static class StopBot
{
    internal sealed record Request(bool Flatten = false);

    public static async Task<Results<Ok<BotView>, ApiProblem>> HandleAsync(
        Guid id, Body<Request> body, [AsParameters] AccountCall call)
    {
        if (await OwnBot.FindAsync(id, call) is not { } bot)
            return OwnBot.NotFound();
        return TypedResults.Ok(await StopAsync(bot, body.Value.Flatten, call));
    }

    public static Task<BotView> StopAsync(OwnBot bot, bool flatten, AccountCall call) => bot.Account.ExecuteAsync(
        session =>
        {
            if (BotBooks.ActiveRun(session.State, bot.Row.Id) is { } run)
                session.Engine.Stop(run.Configuration.Id, $"stopped by {call.Actor}", flatten);
            return bot.View(session);
        },
        call.Stop);
}
