using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Plimsoll.Storage.Auditing;

/// <summary>
/// Appends to the audit log inside the caller's transaction: what cannot be written down does not happen. The chain is
/// SHA-256(previous hash ‖ every field after its length in four bytes, big-endian; −1 where there is none).
/// </summary>
public static class AuditLog
{
    // Any number that nothing else locks: two appenders at once would fork the chain.
    private const long ChainLock = 0x504C_4155_4449_54;

    /// <exception cref="InvalidOperationException">The caller has no transaction.</exception>
    public static async Task AppendAsync(PlimsollContext context, AuditEntry entry, CancellationToken stop)
    {
        if (context.Database.CurrentTransaction is null)
            throw new InvalidOperationException("What is audited and its line in the log are one transaction.");
        await context.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({ChainLock})", stop);
        var last = await context.AuditEvents.AsNoTracking().OrderByDescending(row => row.Seq)
            .Select(row => new { row.Seq, row.Hash }).FirstOrDefaultAsync(stop);
        context.Add(RowOf(entry, (last?.Seq ?? 0) + 1, last?.Hash ?? new byte[SHA256.HashSizeInBytes]));
        await context.SaveChangesAsync(stop);
    }

    /// <summary>What the hash of a row must be.</summary>
    public static byte[] HashOf(AuditEventRow row)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(row.PrevHash);
        Append(hash, row.Seq);
        Append(hash, StoredTime.From(row.Time).Micros);
        foreach (var text in new[]
        {
            row.Actor, row.ActorIp, row.UserAgent, row.Action, row.Object, row.Before, row.After, row.Reason,
            row.RequestId,
        })
            Append(hash, text);
        return hash.GetHashAndReset();
    }

    private static AuditEventRow RowOf(AuditEntry entry, long seq, byte[] previous)
    {
        var row = new AuditEventRow
        {
            Seq = seq,
            Time = entry.Time,
            Actor = entry.Actor,
            ActorIp = entry.ActorIp,
            UserAgent = entry.UserAgent,
            Action = entry.Action,
            Object = entry.Object,
            Before = entry.Before,
            After = entry.After,
            Reason = entry.Reason,
            RequestId = entry.RequestId,
            PrevHash = previous,
            Hash = new byte[SHA256.HashSizeInBytes],
        };
        HashOf(row).CopyTo(row.Hash, 0);
        return row;
    }

    private static void Append(IncrementalHash hash, string? text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }
}
