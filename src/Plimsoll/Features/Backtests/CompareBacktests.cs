using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Features.Backtests.Html;

namespace Plimsoll.Features.Backtests;

/// <summary>Lays results side by side: figures, the best of each, and curves. Changes nothing.</summary>
internal static class CompareBacktests
{
    public const int Least = 2;

    // More columns than these nobody reads, more curves nobody tells apart.
    public const int Most = 6;

    internal sealed record Request(IReadOnlyList<Guid> Ids);

    /// <param name="Run">The backtest.</param>
    /// <param name="Configuration">What was asked for.</param>
    /// <param name="Data">The bars it saw.</param>
    /// <param name="Fidelity">How far the fills can be believed.</param>
    /// <param name="Metrics">Its figures.</param>
    /// <param name="Equity">Thinned for a chart.</param>
    internal sealed record Result(
        BacktestView Run,
        ReportConfiguration Configuration,
        DataSummary Data,
        FidelityGrade Fidelity,
        BacktestMetrics Metrics,
        IReadOnlyList<EquityCurvePoint> Equity);

    /// <param name="Items">In the order they were asked for.</param>
    /// <param name="Best">Which are best in each figure that differs.</param>
    /// <param name="IsSameData">All saw the same bars; otherwise figures are not like for like.</param>
    internal sealed record Answer(IReadOnlyList<Result> Items, IReadOnlyList<BestOf> Best, bool IsSameData);

    public static async Task<Results<Ok<Answer>, ApiProblem>> HandleAsync(
        Body<Request> body, BacktestQueue queue, [AsParameters] BacktestCall call)
    {
        var ids = body.Value.Ids;
        var problems = new FieldProblems();
        if (problems.Range(ids.Count, "ids", Least, Most))
            problems.Format(ids.Distinct().Count() == ids.Count, "ids", "Must be different backtests.");
        if (problems.Any)
            return problems.ToProblem();
        var results = new List<Result>();
        foreach (var id in ids)
        {
            if (await call.Rows.Where(row => row.Id == id).Select(BacktestView.Of).SingleOrDefaultAsync(call.Stop)
                is not { } view)
                return BacktestCall.NotFound();
            if (await GetBacktest.ReportAsync(id, call) is not { } report)
                return BacktestCall.NoReport();
            results.Add(new Result(
                view.At(queue),
                report.Configuration,
                report.Data,
                report.Fidelity,
                report.Metrics,
                ChartPoints.Of(report.Equity)));
        }

        return TypedResults.Ok(new Answer(
            results, BestOf.Among(results), results.Select(one => one.Data.Sha256).Distinct().Count() == 1));
    }
}
