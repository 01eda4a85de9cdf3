using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;

namespace Plimsoll.Features.Backtests;

/// <summary>The caller's backtests, newest first.</summary>
internal static class ListBacktests
{
    public static async Task<Results<Ok<Page<BacktestView>>, ApiProblem>> HandleAsync(
        [AsParameters] PageRequest page,
        BacktestQueue queue,
        [AsParameters] BacktestCall call,
        string? strategy = null,
        string? status = null)
    {
        if (page.CheckNumber(out var before) is { } problem)
            return problem;
        var rows = call.Rows.Where(row => row.Number < before);
        if (strategy is not null)
            rows = rows.Where(row => row.Strategy == strategy);
        if (status is not null)
            rows = rows.Where(row => row.Status == status);
        var views = await rows.OrderByDescending(row => row.Number).Take(page.Size + 1)
            .Select(BacktestView.Of).ToListAsync(call.Stop);
        return TypedResults.Ok(Page<BacktestView>.Cut(
            [.. views.Select(view => view.At(queue))], page.Size, view => NumberCursor.Text(view.Number)));
    }
}
