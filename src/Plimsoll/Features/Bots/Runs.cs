using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Bots;

/// <summary>Runs of strategies: what works now and what has worked; each is a bot between start and stop.</summary>
internal static class Runs
{
    public static async Task<Results<Ok<Page<RunView>>, ApiProblem>> ListAsync(
        [AsParameters] PageRequest page, [AsParameters] AccountCall call, Guid? accountId = null, bool? active = null)
    {
        if (page.Check(out var after) is { } problem)
            return problem;
        var last = Guid.AllBitsSet;
        if (after is not null && !Guid.TryParse(after, out last))
            return PageRequest.WrongCursor();
        // Ids of runs grow with time.
        var runs = await Rows(call)
            .Where(run => (accountId == null || run.AccountId == accountId)
                && (active == null || run.IsActive == active) && run.RunId.CompareTo(last) < 0)
            .OrderByDescending(run => run.RunId).Take(page.Size + 1).ToListAsync(call.Stop);
        return TypedResults.Ok(Page<RunView>.Cut(
            [.. runs.Select(RunView.From)], page.Size, run => run.Id.ToString()));
    }

    public static async Task<Results<Ok<RunView>, ApiProblem>> FindAsync(Guid id, [AsParameters] AccountCall call) =>
        await RowAsync(id, call) is { } row ? TypedResults.Ok(RunView.From(row)) : NotFound();

    /// <summary>Sets a bot up and starts it; <c>runId</c> of the answer is the run.</summary>
    public static Task<Results<Created<BotView>, ApiProblem>> StartAsync(
        Body<CreateBot.Request> body, LaunchBot launch, [AsParameters] AccountCall call) =>
        launch.RunAsync(body.Value, call);

    /// <summary>Stops it; its position stays protected, or is closed where that is asked.</summary>
    public static async Task<Results<NoContent, ApiProblem>> StopAsync(
        Guid id, [AsParameters] AccountCall call, bool? flatten = null)
    {
        if (await RowAsync(id, call) is not { } row)
            return NotFound();
        if (row is { IsActive: true, BotId: { } bot } && await OwnBot.FindAsync(bot, call) is { } own)
            await StopBot.StopAsync(own, flatten == true, call);
        return TypedResults.NoContent();
    }

    /// <summary>"Why no trade" of a run at work; what an ended one compared is not kept.</summary>
    public static async Task<Results<Ok<Page<EvaluationView>>, ApiProblem>> EvaluationsAsync(
        Guid id, [AsParameters] PageRequest page, [AsParameters] AccountCall call)
    {
        if (await RowAsync(id, call) is not { } row)
            return NotFound();
        return row is { IsActive: true, BotId: { } bot }
            ? await ListEvaluations.HandleAsync(bot, page, call)
            : TypedResults.Ok(new Page<EvaluationView>([], null));
    }

    private static Task<RunRow?> RowAsync(Guid id, AccountCall call) =>
        Rows(call).SingleOrDefaultAsync(run => run.RunId == id, call.Stop);

    private static IQueryable<RunRow> Rows(AccountCall call) => call.Database.Runs.AsNoTracking().Where(run =>
        call.Database.Accounts.Any(account => account.Id == run.AccountId && account.UserId == call.User.Id));

    private static ApiProblem NotFound() => ApiProblem.NotFound("strategy.run_not_found", "There is no such run.");
}
