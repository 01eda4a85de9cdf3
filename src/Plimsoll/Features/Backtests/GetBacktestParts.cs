using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Features.Backtests.Html;

namespace Plimsoll.Features.Backtests;

/// <summary>The large parts of a report: all trades, the whole curve, the page to keep.</summary>
internal static class GetBacktestParts
{
    // The report brings its own style and script and may reach nothing, not even this server.
    private const string ReportPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts";

    public static async Task<Results<Ok<Page<ReportTrade>>, ContentHttpResult, ApiProblem>> TradesAsync(
        Guid id, HttpContext context, [AsParameters] BacktestCall call, string? format = null)
    {
        if (PartFormat.Check(format, context.Request, out var isCsv) is { } problem)
            return problem;
        if (await GetBacktest.ReportAsync(id, call) is not { } report)
            return await MissingAsync(id, call);
        return isCsv
            ? PartFormat.File(ReportCsv.Trades(report), $"backtest-{id}-trades", context.Response)
            : TypedResults.Ok(new Page<ReportTrade>(report.Trades, null, report.Trades.Count));
    }

    public static async Task<Results<Ok<Page<EquityCurvePoint>>, ContentHttpResult, ApiProblem>> EquityAsync(
        Guid id, HttpContext context, [AsParameters] BacktestCall call, string? format = null)
    {
        if (PartFormat.Check(format, context.Request, out var isCsv) is { } problem)
            return problem;
        if (await GetBacktest.ReportAsync(id, call) is not { } report)
            return await MissingAsync(id, call);
        return isCsv
            ? PartFormat.File(ReportCsv.Equity(report), $"backtest-{id}-equity", context.Response)
            : TypedResults.Ok(new Page<EquityCurvePoint>(report.Equity, null, report.Equity.Count));
    }

    public static async Task<Results<ContentHttpResult, ApiProblem>> HtmlAsync(
        Guid id, HttpResponse response, [AsParameters] BacktestCall call)
    {
        if (await GetBacktest.ReportAsync(id, call) is not { } report)
            return await MissingAsync(id, call);
        response.Headers.ContentSecurityPolicy = ReportPolicy;
        response.Headers.XFrameOptions = "SAMEORIGIN";
        return TypedResults.Text(HtmlReport.Of(report), "text/html; charset=utf-8");
    }

    public static async Task<ApiProblem> MissingAsync(Guid id, BacktestCall call) =>
        await call.Rows.AnyAsync(row => row.Id == id, call.Stop) ? BacktestCall.NoReport() : BacktestCall.NotFound();
}
