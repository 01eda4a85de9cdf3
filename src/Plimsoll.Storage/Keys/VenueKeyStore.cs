using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Auditing;
using Plimsoll.Storage.Secrets;

namespace Plimsoll.Storage.Keys;

/// <summary>Keys to venues, sealed. Every change is one transaction with its line in the audit log.</summary>
public sealed class VenueKeyStore(
    IDbContextFactory<PlimsollContext> contexts, KeyEncryptionKeys keks, TimeProvider clock) : IVenueKeyStore
{
    private const int HintLength = 4;

    // Four of eight characters would be half of it.
    private const int ShortestHinted = 12;

    public async Task<VenueKey?> FindAsync(AccountId account, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows =
            from owner in context.Accounts
            where owner.Id == account.Value
            join row in context.VenueKeys.AsNoTracking() on owner.VenueKeyId equals row.Id
            select row;
        return await rows.SingleOrDefaultAsync(cancellationToken) is { } key ? Open(key) : null;
    }

    /// <summary>The user's own, by label.</summary>
    public async Task<IReadOnlyList<VenueKeyRow>> ListAsync(Guid userId, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.VenueKeys.AsNoTracking()
            .Where(row => row.UserId == userId).OrderBy(row => row.Label).ToListAsync(stop);
    }

    /// <summary>Null when this user has no such key.</summary>
    public async Task<VenueKeyRow?> FindAsync(Guid userId, Guid id, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.VenueKeys.AsNoTracking()
            .SingleOrDefaultAsync(row => row.UserId == userId && row.Id == id, stop);
    }

    /// <summary>Names of the accounts that a key opens.</summary>
    public async Task<IReadOnlyList<string>> UsersOfAsync(Guid id, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Accounts.Where(account => account.VenueKeyId == id)
            .OrderBy(account => account.Name).Select(account => account.Name).ToListAsync(stop);
    }

    /// <exception cref="VenueKeyException">It cannot be opened here (<c>key.kek_missing</c>, <c>key.damaged</c>).</exception>
    public VenueKey Open(VenueKeyRow row)
    {
        try
        {
            return SecretText.Read(Envelope.Open(keks.Find(row.KekId), row.Place, row.Secret));
        }
        catch (CryptographicException)
        {
            throw KeyProblem.Damaged();
        }
    }

    /// <summary>Null when this user has a key of that label already.</summary>
    /// <exception cref="VenueKeyException">Nothing can be sealed here (<c>key.kek_missing</c>).</exception>
    public async Task<VenueKeyRow?> AddAsync(NewVenueKey key, Func<VenueKeyRow, AuditEntry> audit, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        // Before the key-encryption key is read: a rotation waits for this row, or this row is sealed with the new one.
        await context.Database.ExecuteSqlAsync($"lock table venue_keys in row exclusive mode", stop);
        var row = RowOf(key);
        context.Add(row);
        try
        {
            await context.SaveChangesAsync(stop);
        }
        catch (DbUpdateException taken) when (IsSqlState(taken, PostgresErrorCodes.UniqueViolation))
        {
            return null;
        }
        await AuditLog.AppendAsync(context, audit(row), stop);
        await transaction.CommitAsync(stop);
        return row;
    }

    /// <summary>Takes down what the venue said; false when the key is gone.</summary>
    public async Task<bool> RecordAsync(VenueKeyRow tested, AuditEntry audit, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        var changed = await context.VenueKeys.Where(row => row.Id == tested.Id).ExecuteUpdateAsync(
            set => set.SetProperty(row => row.TestedAt, tested.TestedAt)
                .SetProperty(row => row.CanRead, tested.CanRead)
                .SetProperty(row => row.CanTrade, tested.CanTrade)
                .SetProperty(row => row.CanWithdraw, tested.CanWithdraw)
                .SetProperty(row => row.IsBoundToAddress, tested.IsBoundToAddress)
                .SetProperty(row => row.ExpiresAt, tested.ExpiresAt)
                .SetProperty(row => row.ProblemCode, tested.ProblemCode)
                .SetProperty(row => row.ProblemText, tested.ProblemText),
            stop);
        if (changed == 0)
            return false;
        await AuditLog.AppendAsync(context, audit, stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>False when an account uses it, or it is gone.</summary>
    public async Task<bool> DeleteAsync(VenueKeyRow key, AuditEntry audit, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        try
        {
            if (await context.VenueKeys.Where(row => row.Id == key.Id).ExecuteDeleteAsync(stop) == 0)
                return false;
        }
        catch (PostgresException used) when (used.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            return false;
        }
        await AuditLog.AppendAsync(context, audit, stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    private VenueKeyRow RowOf(NewVenueKey key)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var secret = Envelope.Seal(
            keks.Current(), VenueKeyRow.PlaceOf(key.UserId, id), SecretText.Write(key.Key));
        var row = new VenueKeyRow
        {
            Id = id,
            UserId = key.UserId,
            Label = key.Label,
            VenueCode = key.VenueCode,
            Hint = key.Key.Name.Length < ShortestHinted ? "" : key.Key.Name[^HintLength..],
            CreatedAt = now,
            KekId = secret.KekId,
            WrappedKey = secret.WrappedKey,
            Sealed = secret.Content,
        };
        row.Take(key.Rights, now);
        return row;
    }

    private static bool IsSqlState(DbUpdateException failure, string state) =>
        failure.InnerException is PostgresException postgres && postgres.SqlState == state;
}
