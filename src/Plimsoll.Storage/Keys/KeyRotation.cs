using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Storage.Auditing;
using Plimsoll.Storage.Secrets;

namespace Plimsoll.Storage.Keys;

/// <summary>
/// Wraps the data key of every secret with a new key-encryption key, while the program runs. Secrets themselves are
/// not opened; all rows change or none.
/// </summary>
public sealed class KeyRotation(IDbContextFactory<PlimsollContext> contexts, KeyEncryptionKeys keks)
{
    /// <param name="Count">How many were wrapped anew.</param>
    /// <param name="KekId">The name of the key that wraps them now.</param>
    public sealed record Result(int Count, string KekId);

    /// <exception cref="Runtime.Venues.VenueKeyException">A key-encryption key is missing; no secret was changed.</exception>
    public async Task<Result> RunAsync(Func<Result, AuditEntry> audit, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        await using var transaction = await context.Database.BeginTransactionAsync(stop);
        // One rotation at a time, and no key is sealed meanwhile: one sealed later finds the new key-encryption key.
        await context.Database.ExecuteSqlAsync($"lock table venue_keys in share row exclusive mode", stop);
        var rows = await context.VenueKeys.ToListAsync(stop);
        RenewKek(rows.Select(row => row.KekId).ToHashSet());
        var to = keks.Current();
        var old = rows.FindAll(row => row.KekId != to.Id);
        foreach (var row in old)
            Rewrap(row, to);
        await context.SaveChangesAsync(stop);
        var result = new Result(old.Count, to.Id);
        await AuditLog.AppendAsync(context, audit(result), stop);
        await transaction.CommitAsync(stop);
        return result;
    }

    private void RenewKek(HashSet<string> used)
    {
        if (keks.IsFile)
            keks.Renew(used);
        else if (used.IsSubsetOf([keks.Current().Id]))
            throw KeyProblem.KekFixed();
    }

    private void Rewrap(VenueKeyRow row, KeyEncryptionKey to)
    {
        try
        {
            var secret = Envelope.Rewrap(keks.Find(row.KekId), to, row.Place, row.Secret);
            (row.KekId, row.WrappedKey) = (secret.KekId, secret.WrappedKey);
        }
        catch (CryptographicException)
        {
            throw KeyProblem.Damaged();
        }
    }
}
