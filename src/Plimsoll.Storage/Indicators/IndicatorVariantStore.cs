using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Plimsoll.Storage.Indicators;

/// <summary>The users' own variants; each call sees only those of the user it is made for.</summary>
public sealed class IndicatorVariantStore(IDbContextFactory<PlimsollContext> contexts)
{
    /// <summary>As many as one instrument may have at once: more is a runaway form, not a plan.</summary>
    public const int MaxPerUser = 100;

    /// <summary>The present versions by name.</summary>
    public async Task<IReadOnlyList<StoredVariant>> ListAsync(Guid userId, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await Present(context, row => row.UserId == userId).ToListAsync(stop);
    }

    /// <summary>The present version; null when this user has no such variant.</summary>
    public async Task<StoredVariant?> FindAsync(Guid userId, Guid id, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await Present(context, row => row.UserId == userId && row.Id == id).SingleOrDefaultAsync(stop);
    }

    /// <summary>Every version, newest first; empty when this user has no such variant.</summary>
    public async Task<IReadOnlyList<StoredVariant>> VersionsAsync(Guid userId, Guid id, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var versions =
            from row in context.IndicatorVariants.AsNoTracking()
            where row.UserId == userId && row.Id == id
            join version in context.IndicatorVariantVersions on row.Id equals version.VariantId
            orderby version.Version descending
            select new StoredVariant(row, version);
        return await versions.ToListAsync(stop);
    }

    public async Task<IndicatorVariantChange> CreateAsync(StoredVariant variant, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        if (await context.IndicatorVariants.CountAsync(row => row.UserId == variant.Row.UserId, stop) >= MaxPerUser)
            return IndicatorVariantChange.Full;
        context.Add(variant.Row);
        context.Add(variant.Version);
        return await ChangeAsync(async () =>
        {
            await context.SaveChangesAsync(stop);
            return IndicatorVariantChange.Done;
        });
    }

    /// <summary>Adds the next version to what the caller read as the one before it.</summary>
    public async Task<IndicatorVariantChange> EditAsync(
        Guid userId, string name, IndicatorVariantVersionRow next, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var own = context.IndicatorVariants.Where(row => row.UserId == userId && row.Id == next.VariantId);
        return await ChangeAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(stop);
            var edited = await own.Where(row => row.Version == next.Version - 1).ExecuteUpdateAsync(
                row => row.SetProperty(one => one.Name, name).SetProperty(one => one.Version, next.Version), stop);
            if (edited == 0)
                return await own.AnyAsync(stop) ? IndicatorVariantChange.Stale : IndicatorVariantChange.NotFound;
            context.Add(next);
            await context.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return IndicatorVariantChange.Done;
        });
    }

    public async Task<IndicatorVariantChange> DeleteAsync(Guid userId, Guid id, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await ChangeAsync(async () =>
            await context.IndicatorVariants.Where(row => row.UserId == userId && row.Id == id)
                .ExecuteDeleteAsync(stop) > 0
                ? IndicatorVariantChange.Done
                : IndicatorVariantChange.NotFound);
    }

    private static IQueryable<StoredVariant> Present(
        PlimsollContext context, Expression<Func<IndicatorVariantRow, bool>> isMeant) =>
        from row in context.IndicatorVariants.AsNoTracking().Where(isMeant)
        join version in context.IndicatorVariantVersions
            on new { row.Id, row.Version } equals new { Id = version.VariantId, version.Version }
        orderby row.Name
        select new StoredVariant(row, version);

    // The database decides: two requests at once cannot both be right.
    private static async Task<IndicatorVariantChange> ChangeAsync(Func<Task<IndicatorVariantChange>> change)
    {
        try
        {
            return await change();
        }
        catch (Exception failure) when (Answer(failure) == PostgresErrorCodes.UniqueViolation)
        {
            return IndicatorVariantChange.NameTaken;
        }
        catch (Exception failure) when (Answer(failure) == PostgresErrorCodes.ForeignKeyViolation)
        {
            return IndicatorVariantChange.InUse;
        }
    }

    private static string? Answer(Exception failure) =>
        ((failure as DbUpdateException)?.InnerException ?? failure) is PostgresException answer
            ? answer.SqlState
            : null;
}
