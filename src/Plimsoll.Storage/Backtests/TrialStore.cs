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
        return await context.Database.SqlQuery<double?>(
            $"""
            select distinct on (candidate) sharpe as "Value" from family_trials
            where user_id = {family.UserId} and strategy = {family.Strategy} and timeframe = {family.Timeframe.Code}
                and instrument_id = any({family.InstrumentTexts}) and candidate <> {candidate}
            order by candidate, last_run_at desc
            """).ToListAsync(stop);
    }
}
