using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Storage.Backtests;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// The completed runs of a family, one for each set of parameters, from the server and from the command line.
/// </summary>
internal sealed class FamilyTrials(TrialStore store)
{
    /// <summary>The report as one of the family's trials.</summary>
    /// <param name="report">Of the run.</param>
    /// <param name="plan">Of the run, with what the data know.</param>
    /// <param name="userId">Whose run it is.</param>
    /// <param name="isComplete">A run that was stopped is no trial, and is judged among those that are.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task<BacktestReport> JudgeAsync(
        BacktestReport report, BacktestPlan plan, Guid userId, bool isComplete, CancellationToken stop)
    {
        var setup = plan.Setup;
        // What a strategy only looks at has trials of its own.
        var family = new BacktestFamily(
            userId, setup.Strategy.Name, setup.Timeframe, [.. setup.Instruments.Select(one => one.Id)]);
        var candidate = FamilySeal.CandidateOf(plan);
        if (isComplete)
            await store.AddAsync(family, candidate, report.Metrics.HeadlineSample?.Sharpe, stop);
        return report.After(await store.OthersAsync(family, candidate, stop));
    }
}
