using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Bots;

/// <summary>Lets a bot enter again that was disabled after its losses.</summary>
internal static class EnableBot
{
    private const int MinReason = 3;
    private const int MaxReason = 500;

    internal sealed record Request(string Reason);

    public static async Task<Results<Ok<BotView>, ApiProblem>> HandleAsync(
        Guid id, Body<Request> body, [AsParameters] AccountCall call)
    {
        var reason = body.Value.Reason.Trim();
        var problems = new FieldProblems();
        problems.Length(reason, "reason", MinReason, MaxReason);
        if (problems.Any)
            return problems.ToProblem();
        if (await OwnBot.FindAsync(id, call) is not { } bot)
            return OwnBot.NotFound();
        return await bot.Account.ExecuteAsync<Results<Ok<BotView>, ApiProblem>>(
            session =>
            {
                if (BotBooks.ActiveRun(session.State, id) is not { DisabledReason: not null } run)
                    return ApiProblem.Conflict("bot.state", "The bot is not disabled.");
                session.Engine.EnableRun(run.Configuration.Id, call.Actor, reason);
                return TypedResults.Ok(bot.View(session));
            },
            call.Stop);
    }
}
