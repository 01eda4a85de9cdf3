using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Plimsoll.Storage.Datasets;

/// <summary>
/// Recordings by name. A user sees own and built-in ones; another user's is as good as not there.
/// </summary>
public sealed class RecordingStore(IDbContextFactory<PlimsollContext> contexts, TimeProvider clock)
{
    /// <summary>Stores all of it or nothing.</summary>
    /// <param name="recording">What is said about it; its hash is that of the text.</param>
    /// <param name="text">Its rows.</param>
    /// <param name="stop">Ends the work with nothing stored.</param>
    /// <exception cref="StorageException"><c>recording.name_taken</c>.</exception>
    public async Task<Recording> CreateAsync(Recording recording, byte[] text, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var row = recording with { Id = Guid.CreateVersion7(now), CreatedAt = now };
        try
        {
            await using var context = await contexts.CreateDbContextAsync(stop);
            context.AddRange(row, new RecordingText { RecordingId = row.Id, Data = Pack(text) });
            await context.SaveChangesAsync(stop);
            return row;
        }
        catch (DbUpdateException failure) when (
            failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new StorageException(
                StorageErrorCode.RecordingNameTaken, $"There is already a recording named '{row.Name}'.", failure);
        }
    }

    /// <summary>Own and built-in ones by name.</summary>
    public async Task<IReadOnlyList<Recording>> ListAsync(Guid? userId, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await Visible(context, userId).OrderBy(row => row.Name).ToListAsync(stop);
    }

    /// <summary>An own one comes before a built-in one of the same name, a name before an id.</summary>
    /// <returns>Null when there is none, or it is another user's.</returns>
    public async Task<Recording?> FindAsync(Guid? userId, string nameOrId, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var visible = Visible(context, userId);
        return await visible.Where(row => row.Name == nameOrId)
                .OrderBy(row => row.UserId == null).FirstOrDefaultAsync(stop)
            ?? (Guid.TryParse(nameOrId, out var id)
                ? await visible.SingleOrDefaultAsync(row => row.Id == id, stop)
                : null);
    }

    /// <summary>False when there is none of this user's own: a built-in one or another user's stays.</summary>
    public async Task<bool> DeleteAsync(Guid userId, Guid id, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        return await context.Recordings.Where(row => row.Id == id && row.UserId == userId)
            .ExecuteDeleteAsync(stop) > 0;
    }

    /// <summary>Its rows, as they were stored.</summary>
    /// <exception cref="InvalidDataException">They are damaged, or gone.</exception>
    public async Task<byte[]> ReadTextAsync(Recording recording, CancellationToken stop)
    {
        await using var context = await contexts.CreateDbContextAsync(stop);
        var stored = await context.RecordingTexts.AsNoTracking()
            .SingleOrDefaultAsync(row => row.RecordingId == recording.Id, stop);
        var text = stored is null ? [] : Unpack(stored.Data);
        return Convert.ToHexStringLower(SHA256.HashData(text)) == recording.Sha256
            ? text
            : throw new InvalidDataException($"The rows of {recording.Name} are not those that were stored.");
    }

    private static IQueryable<Recording> Visible(PlimsollContext context, Guid? userId) =>
        context.Recordings.AsNoTracking().Where(row => row.UserId == null || row.UserId == userId);

    private static byte[] Pack(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            brotli.Write(text);
        return packed.ToArray();
    }

    private static byte[] Unpack(byte[] data)
    {
        using var brotli = new BrotliStream(new MemoryStream(data), CompressionMode.Decompress);
        using var text = new MemoryStream();
        brotli.CopyTo(text);
        return text.ToArray();
    }
}
