using Microsoft.EntityFrameworkCore;

namespace Plimsoll.Storage.Backtests;

/// <summary>The trials of each family: what was tried was tried, and nothing takes it back.</summary>
public sealed class TrialStore(IDbContextFactory<PlimsollContext> contexts, TimeProvider clock)
{
    /// <summary>Writes a trial down; the same parameters once more are the same trial with their latest result.</summary>
    /// <param name="family">Of the run.</param>
    /// <param name="candidate">Hash of the strategy's version and parameters.</param>
    /// <param name="sharpe">Not annualized; null where undefined.</param>
    /// <param name="stop">Ends the call.</param>
    public async Task AddAsync(BacktestFamily family, string candidate, double? sharpe, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await context.Database.ExecuteSqlAsync(
            $"""
            insert into family_trials (user_id, strategy, instrument_id, timeframe, candidate, sharpe, last_run_at)
            select {family.UserId}, {family.Strategy}, unnest({family.InstrumentTexts}), {family.Timeframe.Code},
                {candidate}, {sharpe}, {clock.GetUtcNow()}
            on conflict (user_id, strategy, instrument_id, timeframe, candidate) do update
                set sharpe = excluded.sharpe, last_run_at = excluded.last_run_at
            """,
            stop);
    }

    /// <summary>Sharpe ratios of the family's other trials; null where one is undefined.</summary>
    public async Task<IReadOnlyList<double?>> OthersAsync(
        BacktestFamily family, string candidate, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var trials = await context.FamilyTrials.AsNoTracking()
            .Where(row => row.UserId == family.UserId && row.Strategy == family.Strategy
                && row.Timeframe == family.Timeframe && family.Instruments.Contains(row.InstrumentId)
                && row.Candidate != candidate)
            .OrderBy(row => row.LastRunAt)
            .Select(row => new { row.Candidate, row.Sharpe })
            .ToListAsync(stop);
        return [.. trials.GroupBy(row => row.Candidate).Select(same => same.Last().Sharpe)];
    }
}
