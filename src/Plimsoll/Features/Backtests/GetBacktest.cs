using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Features.Backtests.Html;

namespace Plimsoll.Features.Backtests;

/// <summary>One backtest with its report: charts thinned, the first trades; the rest has its own endpoints.</summary>
internal static class GetBacktest
{
    private const int TradesShown = 500;

    /// <summary>The report is absent until there is one.</summary>
    internal sealed record Answer(BacktestView Run, BacktestReport? Report);

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        Guid id, BacktestQueue queue, [AsParameters] BacktestCall call)
    {
        var row = call.Rows.Where(row => row.Id == id);
        if (await row.Select(BacktestView.Of).SingleOrDefaultAsync(call.Stop) is not { } view)
            return BacktestCall.NotFound();
        var report = await ReportAsync(id, call);
        return TypedResults.Ok(new Answer(view.At(queue), report is null ? null : Shown(report)));
    }

    /// <summary>Null when there is no such backtest, or no report of it.</summary>
    public static async Task<BacktestReport?> ReportAsync(Guid id, BacktestCall call)
    {
        var json = await call.Rows.Where(row => row.Id == id).Select(row => row.Report).SingleOrDefaultAsync(call.Stop);
        return json is null ? null : BacktestJson.Read(json);
    }

    private static BacktestReport Shown(BacktestReport report) => report with
    {
        Equity = ChartPoints.Of(report.Equity),
        Price = ChartPoints.Of(report.Price),
        Instruments =
        [
            .. report.Instruments.Select(part => part with
            {
                Price = ChartPoints.Of(part.Price, report.Instruments.Count),
            }),
        ],
        Trades = [.. report.Trades.Take(TradesShown)],
    };
}
