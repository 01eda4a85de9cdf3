using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;
using Plimsoll.Failures;
using Plimsoll.Features.Data;
using Plimsoll.Features.Hub;
using Plimsoll.Storage;
using Plimsoll.Storage.Backtests;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Works the waiting backtests off, one at a time, so that trading keeps a core. What was running when the program
/// ended runs again: the same request gives the same result.
/// </summary>
internal sealed class BacktestWorker(
    IDbContextFactory<PlimsollContext> contexts,
    BacktestQueue queue,
    DatasetLookup datasets,
    DatasetStore store,
    HubPublisher hub,
    TimeProvider clock,
    ILogger<BacktestWorker> logger) : BackgroundService
{
    // Requests wake the worker; this look is for those that another process put in line.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    // As often as a progress bar moves visibly.
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    private long _lastProgress;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var isFirst = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (isFirst)
                    await ReviveAsync(stoppingToken);
                isFirst = false;
                while (await NextAsync(stoppingToken) is { } row)
                    await WorkAsync(row, stoppingToken);
                await queue.WaitAsync(LongestSleep, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return; // What was running waits in the database.
            }
            catch (Exception failure)
            {
                // The edge of a task of its own: the database may be away; it is asked again.
                logger.LogError(failure, "The waiting backtests could not be worked off");
                await queue.WaitAsync(LongestSleep, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ReviveAsync(CancellationToken stop)
    {
        await using var database = await contexts.CreateDbContextAsync(stop);
        await database.Backtests.Where(row => row.Status == BacktestStatus.Running).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.Status, BacktestStatus.Pending), stop);
    }

    private async Task<BacktestRow?> NextAsync(CancellationToken stop)
    {
        await using var database = await contexts.CreateDbContextAsync(stop);
        var next = await database.Backtests.AsNoTracking().Where(row => row.Status == BacktestStatus.Pending)
            .OrderBy(row => row.Number).FirstOrDefaultAsync(stop);
        if (next is null)
            return null;
        var now = clock.GetUtcNow();
        var claimed = await database.Backtests
            .Where(row => row.Id == next.Id && row.Status == BacktestStatus.Pending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Status, BacktestStatus.Running)
                    .SetProperty(row => row.StartedAt, now),
                stop);
        return claimed > 0 ? next : await NextAsync(stop);
    }

    private async Task WorkAsync(BacktestRow row, CancellationToken stop)
    {
        var watch = new BacktestWatch(stop) { OnProgress = done => Advance(row.Id, done) };
        queue.Begin(row.Id, watch);
        _lastProgress = clock.GetTimestamp();
        try
        {
            // Off this thread: it is all computing, and the host must not wait for it.
            var report = await Task.Run(() => ReportAsync(row, watch), stop);
            await StoreAsync(row, report, watch.WasStopped ? BacktestStatus.Stopped : BacktestStatus.Completed, stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // The edge of a job: its failure is its result.
            var known = Failure.From(failure);
            if (known.Kind is FailureKind.Failed)
                logger.LogError(failure, "Backtest {Id} failed", row.Id);
            await FailAsync(row, known, stop);
        }
        finally
        {
            queue.End();
        }

        hub.Publish($"{BacktestsFeature.Topic}:{row.Id}", "finished", new { row.Id });
    }

    private async Task<BacktestReport> ReportAsync(BacktestRow row, BacktestWatch watch)
    {
        var request = JsonSerializer.Deserialize<RunBacktest.Request>(row.Request, ApiJson.Options)!;
        var problems = new FieldProblems();
        var plan = new RequestReader(request, problems).Read() ?? throw new PlimsollException(
            FailureKind.BadInput, "backtest.config", $"{problems.All[0].Field}: {problems.All[0].Message}");
        if (plan.Source is not BarSource.Dataset(var name))
            return new BacktestRun(plan, watch).Execute(Timestamp.From(clock.GetUtcNow()));
        var dataset = await datasets.FindAsync(row.UserId, name, watch.Abort) ?? throw new PlimsollException(
            FailureKind.BadInput, "dataset.not_found", $"There is no dataset '{name}' any more.");
        return await DatasetBacktest.OverAsync(plan, dataset, store, watch);
    }

    private async Task StoreAsync(BacktestRow row, BacktestReport report, string status, CancellationToken stop)
    {
        await using var database = await contexts.CreateDbContextAsync(stop);
        database.Attach(row);
        var metrics = report.Metrics;
        row.Status = status;
        row.FinishedAt = clock.GetUtcNow();
        row.Verdict = report.Verdict;
        row.TotalReturn = metrics.TotalReturn;
        row.MaxDrawdown = metrics.MaxDrawdown;
        row.SharpeRatio = metrics.SharpeRatio;
        row.NetProfit = metrics.NetProfit.Value;
        row.TotalTrades = metrics.TotalTrades;
        row.ResultHash = report.ResultHash;
        row.Report = BacktestJson.Of(report);
        await database.SaveChangesAsync(stop);
    }

    private async Task FailAsync(BacktestRow row, Failure failure, CancellationToken stop)
    {
        await using var database = await contexts.CreateDbContextAsync(stop);
        database.Attach(row);
        row.Status = BacktestStatus.Failed;
        row.FinishedAt = clock.GetUtcNow();
        row.ErrorCode = failure.Code;
        row.ErrorText = failure.Kind is FailureKind.Failed ? "The backtest failed; the log says why." : failure.Message;
        await database.SaveChangesAsync(stop);
    }

    private void Advance(Guid id, double done)
    {
        queue.Advance(done);
        if (clock.GetElapsedTime(_lastProgress) < ProgressEvery)
            return;
        _lastProgress = clock.GetTimestamp();
        hub.Publish($"{BacktestsFeature.Topic}:{id}", "progress", new { id, progress = done });
    }
}
