using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;
using Plimsoll.Failures;
using Plimsoll.Features.Data;
using Plimsoll.Features.Hub;
using Plimsoll.Features.Strategies;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage;
using Plimsoll.Storage.Backtests;
using Plimsoll.Storage.Datasets;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Works the waiting backtests off, one at a time, so that trading keeps a core. What was running when the program
/// ended runs again: the same request gives the same result. A run whose end could not be stored runs again too.
/// </summary>
internal sealed class BacktestWorker(
    IDbContextFactory<PlimsollContext> contexts,
    BacktestQueue queue,
    DatasetLookup datasets,
    DatasetStore store,
    RecordingStore recordings,
    ITickStore ticks,
    FamilySeal seal,
    FamilyTrials trials,
    HubPublisher hub,
    TimeProvider clock,
    ILogger<BacktestWorker> logger) : BackgroundService
{
    // Requests wake the worker; this look is for those that another process put in line.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    // As often as a progress bar moves visibly.
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(1);

    // A run that takes the program down with it would do so for ever.
    private const int MostAttempts = 3;

    private long _lastProgress;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var mustRevive = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (mustRevive)
                    await ReviveAsync(stoppingToken);
                mustRevive = false;
                while (await WorkNextAsync(stoppingToken))
                {
                    // One after the other, as long as there are any.
                }

                await queue.WaitAsync(LongestSleep, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return; // What was running waits in the database.
            }
            catch (Exception failure)
            {
                // The edge of a task of its own: the database may be away; it is asked again. Until then a run whose
                // end could not be written down stands as running, with nobody at work on it.
                mustRevive = true;
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

    /// <summary>False when none waits.</summary>
    private async Task<bool> WorkNextAsync(CancellationToken stop)
    {
        await using var database = await contexts.CreateDbContextAsync(stop);
        var next = await database.Backtests.AsNoTracking().Where(row => row.Status == BacktestStatus.Pending)
            .OrderBy(row => row.Number).FirstOrDefaultAsync(stop);
        if (next is null)
            return false;
        var watch = new BacktestWatch(stop) { OnProgress = done => Advance(next.Id, done) };
        // Known before it is claimed: whoever stops it finds it waiting or finds it here, never neither.
        queue.Begin(next.Id, watch);
        try
        {
            if (await ClaimAsync(next, database, stop))
                await WorkAsync(next, watch, stop);
        }
        finally
        {
            queue.End();
        }

        return true;
    }

    private async Task<bool> ClaimAsync(BacktestRow row, PlimsollContext database, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var claimed = await database.Backtests
            .Where(one => one.Id == row.Id && one.Status == BacktestStatus.Pending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Status, BacktestStatus.Running)
                    .SetProperty(one => one.StartedAt, now)
                    .SetProperty(one => one.Attempts, one => one.Attempts + 1),
                stop);
        return claimed > 0;
    }

    private async Task WorkAsync(BacktestRow row, BacktestWatch watch, CancellationToken stop)
    {
        _lastProgress = clock.GetTimestamp();
        try
        {
            if (row.Attempts >= MostAttempts)
                throw new PlimsollException(
                    FailureKind.StateConflict,
                    "backtest.interrupted",
                    $"The program ended {MostAttempts} times while this ran; it is not tried again.");
            // Off this thread: it is all computing, and the host must not wait for it.
            var (report, plan) = await Task.Run(() => ReportAsync(row, watch), stop);
            report = await trials.JudgeAsync(report, plan, row.UserId, !watch.WasStopped, stop);
            await StoreAsync(row.Id, report, watch.WasStopped ? BacktestStatus.Stopped : BacktestStatus.Completed, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // An orderly end of the program is nobody's fault: the next start begins anew with as many attempts.
            await GiveBackAsync(row);
            throw;
        }
        catch (Exception failure)
        {
            // The edge of a job: its failure is its result.
            var known = Failure.From(failure);
            if (known.Kind is FailureKind.Failed)
                logger.LogError(failure, "Backtest {Id} failed", row.Id);
            if (watch.WasStopped && known.Code == "backtest.no_data")
                await EndAsync(row.Id, BacktestStatus.Stopped, null, stop);
            else
                await EndAsync(row.Id, BacktestStatus.Failed, known, stop);
        }

        hub.Publish($"{BacktestsFeature.Topic}:{row.Id}", "finished", new { row.Id });
    }

    private async Task<(BacktestReport Report, BacktestPlan Plan)> ReportAsync(BacktestRow row, BacktestWatch watch)
    {
        var request = JsonSerializer.Deserialize<BacktestRequest>(row.Request, ApiJson.Options)!;
        var problems = new FieldProblems();
        await using var database = await contexts.CreateDbContextAsync(watch.Abort);
        var strategy = await StrategyLookup.FindAsync(database, row.UserId, request.Strategy, watch.Abort);
        var plan = PlanOfRequest.TryRead(request, strategy, problems) ?? throw new PlimsollException(
            FailureKind.BadInput, "backtest.config", $"{problems.All[0].Field}: {problems.All[0].Message}");
        var recorded = await RecordedData.FindAsync(recordings, row.UserId, request.Recordings, watch.Abort);
        plan = await RecordedData.LoadAsync(plan, recorded, recordings, watch.Abort);
        plan = await CalendarOf.LoadAsync(plan, database, row.UserId, watch.Abort);
        if (plan.Source is BarSource.Session(var name))
            return (await OverSessionAsync(plan, name, row.UserId, watch), plan);
        if (plan.Source is not BarSource.Datasets(var names))
            return (await BacktestRun.OverAsync(plan, watch, Timestamp.From(clock.GetUtcNow())), plan);
        var found = await DatasetBacktest.FindAsync(datasets, row.UserId, names, watch.Abort);
        plan = await seal.BindAsync(new FamilySeal.Run(row.Id, plan, row.UserId, found), watch.Abort);
        return (await DatasetBacktest.OverAsync(plan, found, store, watch), plan);
    }

    private async Task<BacktestReport> OverSessionAsync(
        BacktestPlan plan, string name, Guid userId, BacktestWatch watch) =>
        await SessionBacktest.OverAsync(
            plan, await SessionBacktest.FindAsync(ticks, userId, name, watch.Abort), ticks, watch);

    private async Task StoreAsync(Guid id, BacktestReport report, string status, CancellationToken stop)
    {
        await using var database = await contexts.CreateDbContextAsync(stop);
        var row = await database.Backtests.SingleAsync(one => one.Id == id, stop);
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
        row.Evaluations = EvaluationPack.Write(report.Evaluations);
        await database.SaveChangesAsync(stop);
    }

    /// <summary>Without a report.</summary>
    private async Task EndAsync(Guid id, string status, Failure? failure, CancellationToken stop)
    {
        await using var database = await contexts.CreateDbContextAsync(stop);
        var row = await database.Backtests.SingleAsync(one => one.Id == id, stop);
        row.Status = status;
        row.FinishedAt = clock.GetUtcNow();
        row.ErrorCode = failure?.Code;
        row.ErrorText = failure?.Kind is FailureKind.Failed
            ? "The backtest failed; the log says why."
            : failure?.Message;
        await database.SaveChangesAsync(stop);
    }

    private async Task GiveBackAsync(BacktestRow row)
    {
        await using var database = await contexts.CreateDbContextAsync(CancellationToken.None);
        await database.Backtests.Where(one => one.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Status, BacktestStatus.Pending)
                .SetProperty(one => one.Attempts, row.Attempts),
            CancellationToken.None);
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
