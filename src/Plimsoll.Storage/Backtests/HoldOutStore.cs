using Microsoft.EntityFrameworkCore;
using Plimsoll.Core.Market;
using Plimsoll.Storage.Auditing;

namespace Plimsoll.Storage.Backtests;

/// <summary>What is sealed of the data of each family of backtests, and every time it was opened.</summary>
public sealed class HoldOutStore(IDbContextFactory<PlimsollContext> contexts, TimeProvider clock)
{
    /// <summary>The seals of a family's instruments with their openings; none where nothing is sealed.</summary>
    public async Task<IReadOnlyList<HoldOutRow>> FindAsync(BacktestFamily family, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await Of(context, family).ToListAsync(stop);
    }

    /// <summary>All of a user's, by strategy, instrument and timeframe.</summary>
    public async Task<IReadOnlyList<HoldOutRow>> ListAsync(Guid userId, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await WithOpenings(context).Where(row => row.UserId == userId)
            .OrderBy(row => row.Strategy).ThenBy(row => row.InstrumentId).ThenBy(row => row.Timeframe)
            .ToListAsync(stop);
    }

    /// <summary>Seals from a time on; what is sealed already stays sealed.</summary>
    public async Task SealAsync(BacktestFamily family, Timestamp from, decimal fraction, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await context.Database.ExecuteSqlAsync(
            $"""
            insert into hold_outs (user_id, strategy, instrument_id, timeframe, sealed_from, fraction, sealed_at)
            select {family.UserId}, {family.Strategy}, unnest({family.InstrumentTexts}), {family.Timeframe.Code}, {from.Micros},
                {fraction}, {clock.GetUtcNow()}
            on conflict (user_id, strategy, instrument_id, timeframe) do update
                set sealed_from = excluded.sealed_from, fraction = excluded.fraction, sealed_at = excluded.sealed_at
                where excluded.sealed_from < hold_outs.sealed_from
            """,
            stop);
    }

    /// <summary>Writes down that a run opens what is sealed of a family; a run that has done so opens nothing anew.</summary>
    public async Task<HoldOutAnswer> OpenAsync(BacktestFamily family, HoldOutOpening opening, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        // One opening at a time: which number it is, and whether it is the candidate's first, must not change meanwhile.
        await context.Database.ExecuteSqlAsync(
            $"""
            select 1 from hold_outs where user_id = {family.UserId} and strategy = {family.Strategy}
                and timeframe = {family.Timeframe.Code} and instrument_id = any({family.InstrumentTexts}) order by id for update
            """,
            stop);
        var seals = await Of(context, family).ToListAsync(stop);
        var openings = seals.SelectMany(seal => seal.Openings).ToList();
        if (seals.Count == 0)
            return HoldOutAnswer.NothingSealed;
        if (openings.Exists(one => one.RunId == opening.RunId))
            return HoldOutAnswer.Opened;
        if (openings.Exists(one => one.Candidate == opening.Candidate))
            return HoldOutAnswer.OpenedBefore;
        context.AddRange(seals.Select(seal => RowOf(seal, opening)));
        await context.SaveChangesAsync(stop);
        await AuditLog.AppendAsync(context, opening.Audit, stop);
        await transaction.CommitAsync(stop);
        return HoldOutAnswer.Opened;
    }

    private HoldOutOpeningRow RowOf(HoldOutRow seal, HoldOutOpening opening) => new()
    {
        HoldOutId = seal.Id,
        RunId = opening.RunId,
        Candidate = opening.Candidate,
        Reason = opening.Reason,
        OpenedAt = clock.GetUtcNow(),
    };

    private static IQueryable<HoldOutRow> Of(PlimsollContext context, BacktestFamily family) =>
        WithOpenings(context).Where(row => row.UserId == family.UserId && row.Strategy == family.Strategy
            && row.Timeframe == family.Timeframe && family.Instruments.Contains(row.InstrumentId));

    private static IQueryable<HoldOutRow> WithOpenings(PlimsollContext context) => context.HoldOuts.AsNoTracking()
        .Include(row => row.Openings.OrderBy(one => one.Number));
}
