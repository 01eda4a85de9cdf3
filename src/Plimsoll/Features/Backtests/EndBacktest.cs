using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Storage.Backtests;

namespace Plimsoll.Features.Backtests;

/// <summary>Stops a backtest, or takes one out of sight.</summary>
internal sealed class EndBacktest(BacktestQueue queue, TimeProvider clock)
{
    /// <summary>A waiting one never runs; a running one ends with what it has seen; a finished one stays.</summary>
    public static async Task<Results<NoContent, ApiProblem>> StopAsync(
        Guid id, EndBacktest end, [AsParameters] BacktestCall call)
    {
        var waiting = call.Rows.Where(row => row.Id == id && row.Status == BacktestStatus.Pending);
        var now = end.Now;
        var stopped = await waiting.ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, BacktestStatus.Stopped).SetProperty(row => row.FinishedAt, now),
            call.Stop);
        if (stopped == 0 && !await call.Rows.AnyAsync(row => row.Id == id, call.Stop))
            return BacktestCall.NotFound();
        end.Queue.Stop(id);
        return TypedResults.NoContent();
    }

    public static async Task<Results<NoContent, ApiProblem>> DeleteAsync(
        Guid id, EndBacktest end, [AsParameters] BacktestCall call)
    {
        var now = end.Now;
        var deleted = await call.Rows.Where(row => row.Id == id && row.FinishedAt != null).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.DeletedAt, now), call.Stop);
        if (deleted > 0)
            return TypedResults.NoContent();
        return await call.Rows.AnyAsync(row => row.Id == id, call.Stop)
            ? ApiProblem.Conflict("backtest.running", "Stop this backtest before deleting it.")
            : BacktestCall.NotFound();
    }

    private BacktestQueue Queue => queue;

    private DateTimeOffset Now => clock.GetUtcNow();
}
