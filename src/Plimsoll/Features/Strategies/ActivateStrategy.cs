using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;
using Plimsoll.Features.Bots;
using Plimsoll.Storage.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>
/// Puts an own strategy to work and takes it off again. What works is a bot of its latest version, on the bars and with
/// the size that stand in its document.
/// </summary>
internal sealed class ActivateStrategy(LaunchBot launch, StartBot start)
{
    /// <param name="AccountId">One of the caller's.</param>
    /// <param name="InstrumentId">Of the market.</param>
    internal sealed record Request(Guid AccountId, string InstrumentId);

    /// <param name="Flatten">Whether its positions are closed; else they stay protected by stop and target.</param>
    internal sealed record Ending(bool Flatten = false);

    /// <summary>Activating what works there already changes nothing.</summary>
    public static async Task<Results<Ok<BotView>, ApiProblem>> HandleAsync(
        Guid id, Body<Request> body, ActivateStrategy activate, [AsParameters] AccountCall call)
    {
        if (await FindAsync(id, call) is not { DeletedAt: null } row)
            return StrategyCall.NotFound();
        var request = body.Value;
        if (await call.FindAsync(request.AccountId) is not { } account)
            return AccountCall.NotFound();
        var known = (await ListBots.OfAsync(account, call)).Where(bot => bot.InstrumentId == request.InstrumentId
            && StrategyReference.Parse(bot.Strategy).Name == row.Name).ToArray();
        var latest = $"{row.Name}@{row.Version}";
        if (Array.Find(known, bot => bot.State != BotState.Stopped) is { } running)
            return running.Strategy == latest ? TypedResults.Ok(running) : Other(running);
        if (Array.Find(known, bot => bot.Strategy == latest) is { } stopped)
            return await StartBot.HandleAsync(stopped.Id, activate.Start, call);
        return await activate.LaunchAsync(row, request, call);
    }

    /// <summary>Stops every bot of the caller's that runs it, whatever version; the answer names them.</summary>
    public static async Task<Results<Ok<Page<BotView>>, ApiProblem>> EndAsync(
        Guid id, Body<Ending> body, [AsParameters] AccountCall call)
    {
        if (await FindAsync(id, call) is not { } row)
            return StrategyCall.NotFound();
        var bots = await call.Database.Runs
            .Where(run => run.IsActive && run.StrategyName == row.Name && run.BotId != null
                && call.Database.Accounts.Any(one => one.Id == run.AccountId && one.UserId == call.User.Id))
            .OrderBy(run => run.StartedAt).Select(run => run.BotId!.Value).ToListAsync(call.Stop);
        var ended = new List<BotView>();
        foreach (var bot in bots)
            if (await OwnBot.FindAsync(bot, call) is { } own)
                ended.Add(await StopBot.StopAsync(own, body.Value.Flatten, call));
        return TypedResults.Ok(new Page<BotView>(ended, null, ended.Count));
    }

    private StartBot Start => start;

    private async Task<Results<Ok<BotView>, ApiProblem>> LaunchAsync(
        StrategyRow row, Request request, AccountCall call)
    {
        var reference = row.Id.ToString();
        if (await StrategyLookup.FindAsync(call.Database, call.User.Id, reference, call.Stop) is not { } definition)
            return StrategyCall.NotFound();
        var sizing = SizingView.From(definition.Sizing!);
        var answer = await launch.RunAsync(
            new CreateBot.Request(
                request.AccountId, row.Name, reference, request.InstrumentId, definition.DefaultTimeframe, sizing),
            call);
        return answer.Result is Created<BotView> created
            ? TypedResults.Ok(created.Value)
            : (ApiProblem)answer.Result;
    }

    private static Task<StrategyRow?> FindAsync(Guid id, AccountCall call) => call.Database.Strategies.AsNoTracking()
        .SingleOrDefaultAsync(row => row.Id == id && row.UserId == call.User.Id, call.Stop);

    private static ApiProblem Other(BotView running) => ApiProblem.Conflict(
        "strategy.active", $"{running.Strategy} works on {running.InstrumentId}. Deactivate it first.");
}
