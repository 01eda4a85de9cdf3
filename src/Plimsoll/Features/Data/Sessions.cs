using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.Backtests;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage;

namespace Plimsoll.Features.Data;

/// <summary>Sessions of ticks: the caller's own and the built-in ones, by name.</summary>
internal static class Sessions
{
    internal sealed record Renaming(string Name);

    internal sealed record Deletion(ITickStore Ticks, PlimsollContext Database, Collector Collector);

    public static async Task<Ok<Page<SessionAnswer>>> ListAsync(
        CurrentUser user, ITickStore ticks, CancellationToken stop)
    {
        var rows = await ticks.ListAsync(user.Id, stop);
        return TypedResults.Ok(new Page<SessionAnswer>([.. rows.Select(SessionAnswer.From)], null, rows.Count));
    }

    public static async Task<Results<Ok<SessionAnswer>, ApiProblem>> GetAsync(
        Guid id, CurrentUser user, ITickStore ticks, CancellationToken stop) =>
        await ticks.FindAsync(user.Id, $"{id}", stop) is { } found
            ? TypedResults.Ok(SessionAnswer.From(found))
            : NotFound();

    public static async Task<Results<Ok<SessionAnswer>, ApiProblem>> RenameAsync(
        Guid id, Body<Renaming> body, CurrentUser user, ITickStore ticks, CancellationToken stop)
    {
        var problems = new FieldProblems();
        var name = ImportTarget.NameOf(body.Value.Name, problems);
        if (problems.Any)
            return problems.ToProblem();
        try
        {
            return await ticks.RenameAsync(user.Id, id, name, stop)
                ? await GetAsync(id, user, ticks, stop)
                : await ProblemOfAsync(id, user, ticks, stop);
        }
        catch (TickStoreException taken) when (taken.Code == TickStoreException.NameTaken)
        {
            return ApiProblem.Conflict(taken.Code, taken.Message);
        }
    }

    public static async Task<Results<NoContent, ApiProblem>> DeleteAsync(
        Guid id, CurrentUser user, [AsParameters] Deletion work, CancellationToken stop)
    {
        var ticks = work.Ticks;
        if (await ticks.FindAsync(user.Id, $"{id}", stop) is { } found)
        {
            if (await IsInUseAsync(found, work.Database, stop))
                return ApiProblem.Conflict("session.in_use", "A backtest runs on it, or waits to.");
            if (found is { Kind: TickSessionKind.Collect, Status: TickSessionStatus.Active } && found.UserId == user.Id)
                await work.Collector.StopAsync(found.Id, stop);
        }

        return await ticks.DeleteAsync(user.Id, id, stop)
            ? TypedResults.NoContent()
            : await ProblemOfAsync(id, user, ticks, stop);
    }

    // There are never more than a few that wait.
    private static async Task<bool> IsInUseAsync(TickSession session, PlimsollContext database, CancellationToken stop)
    {
        var waiting = await database.Backtests
            .Where(row => row.FinishedAt == null && row.DeletedAt == null && row.UserId == session.UserId)
            .Select(row => row.Request).ToListAsync(stop);
        return waiting.Select(text => JsonSerializer.Deserialize<BacktestRequest>(text, ApiJson.Options)?.Session)
            .Any(name => name == session.Name || (Guid.TryParse(name, out var id) && id == session.Id));
    }

    private static async Task<ApiProblem> ProblemOfAsync(
        Guid id, CurrentUser user, ITickStore ticks, CancellationToken stop) =>
        await ticks.FindAsync(user.Id, $"{id}", stop) is { UserId: null }
            ? ApiProblem.Refused("session.built_in", "This session came with the program and belongs to everybody.")
            : NotFound();

    public static ApiProblem NotFound() => ApiProblem.NotFound(TickStoreException.NotFound, "There is no such session.");
}
