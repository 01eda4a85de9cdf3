using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Bots;

/// <summary>Sets a bot up and starts it in one step: where the start is refused, nothing is left.</summary>
internal sealed class LaunchBot(CreateBot create, StartBot start, TimeProvider clock)
{
    public async Task<Results<Created<BotView>, ApiProblem>> RunAsync(CreateBot.Request request, AccountCall call)
    {
        var answer = await create.AddAsync(request, call);
        if (answer.Result is not Created<BotView> { Value: { } bot, Location: var location })
            return answer;
        var started = await StartBot.HandleAsync(bot.Id, start, call);
        if (started.Result is Ok<BotView> running)
            return TypedResults.Created(location, running.Value);
        await DeleteBot.HandleAsync(bot.Id, clock, call);
        return (ApiProblem)started.Result;
    }
}
