using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Datasets;

/// <summary>
/// Bars by name. A user sees own and built-in datasets; another user's dataset is as good as not there.
/// </summary>
public sealed class DatasetStore(
    IDbContextFactory<PlimsollContext> contexts,
    NpgsqlDataSource source,
    TimeProvider clock)
{
    private const string CopyBars =
        "copy dataset_bars (dataset_id, ordinal, first_open, last_open, bars, data) from stdin (format binary)";

    private const string SelectBars =
        """
        select bars, data from dataset_bars
        where dataset_id = $1 and last_open >= $2 and first_open < $3 order by ordinal
        """;

    /// <summary>Stores all bars or, whatever fails (the enumeration too), nothing.</summary>
    /// <param name="dataset">What is said about them.</param>
    /// <param name="bars">At least one, in strictly ascending order of time.</param>
    /// <param name="cancellationToken">Ends the work with nothing stored.</param>
    /// <exception cref="StorageException"><c>dataset.name_taken</c>, or the database failed.</exception>
    public async Task<Dataset> CreateAsync(
        NewDataset dataset,
        IEnumerable<Bar> bars,
        CancellationToken cancellationToken)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var row = RowOf(dataset);
            context.Add(row);
            await context.SaveChangesAsync(cancellationToken); // First of all: a taken name is known before long work.
            await CopyAsync(context, row, bars, cancellationToken);
            row.Quality = dataset.Quality();
            await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return row;
        }
        catch (DbUpdateException failure)
        {
            throw Describe(dataset, failure.InnerException ?? failure);
        }
        catch (Exception failure) when (DatabaseFailure.IsDatabaseFailure(failure))
        {
            throw Describe(dataset, failure);
        }
    }

    /// <summary>Own and built-in datasets by name.</summary>
    public async Task<IReadOnlyList<Dataset>> ListAsync(Guid? userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Visible(context, userId).OrderBy(row => row.Name).ToListAsync(cancellationToken);
    }

    /// <summary>Null when there is none, or it is another user's.</summary>
    public async Task<Dataset?> FindAsync(Guid? userId, Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Visible(context, userId).SingleOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    /// <summary>By name; an own dataset comes before a built-in one of the same name.</summary>
    public async Task<Dataset?> FindByNameAsync(Guid? userId, string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Visible(context, userId).Where(row => row.Name == name)
            .OrderBy(row => row.UserId == null).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>False when there is none of this user's own: a built-in one or another user's stays.</summary>
    public async Task<bool> DeleteAsync(Guid userId, Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Datasets.Where(row => row.Id == id && row.UserId == userId)
            .ExecuteDeleteAsync(cancellationToken) > 0;
    }

    /// <summary>The bars that open in [from, to), chunk by chunk; null: from the first, to the last.</summary>
    /// <exception cref="InvalidDataException">The stored bars are damaged.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<Bar>> StreamBarsAsync(
        Dataset dataset,
        Timestamp? from,
        Timestamp? to,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = from ?? Timestamp.MinValue;
        var end = to ?? new Timestamp(long.MaxValue);
        await using var command = source.CreateCommand(SelectBars);
        command.Parameters.Add(new() { Value = dataset.Id });
        command.Parameters.Add(new() { Value = first.Micros });
        command.Parameters.Add(new() { Value = end.Micros });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var bars = new Bar[reader.GetInt32(0)];
            BarCodec.Decode(reader.GetFieldValue<byte[]>(1), bars);
            var start = IndexOf(bars, first);
            yield return bars.AsMemory(start..IndexOf(bars, end));
        }
    }

    /// <summary>All bars that open in [from, to) at once.</summary>
    /// <exception cref="InvalidDataException">The stored bars are damaged.</exception>
    public async Task<Bar[]> ReadBarsAsync(
        Dataset dataset,
        Timestamp? from,
        Timestamp? to,
        CancellationToken cancellationToken)
    {
        var chunks = new List<ReadOnlyMemory<Bar>>();
        await foreach (var chunk in StreamBarsAsync(dataset, from, to, cancellationToken))
            chunks.Add(chunk);
        var bars = new Bar[chunks.Sum(chunk => chunk.Length)];
        var filled = 0;
        foreach (var chunk in chunks)
        {
            chunk.CopyTo(bars.AsMemory(filled));
            filled += chunk.Length;
        }

        return bars;
    }

    private Dataset RowOf(NewDataset dataset) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        UserId = dataset.UserId,
        Name = dataset.Name,
        InstrumentId = dataset.InstrumentId,
        Timeframe = dataset.Timeframe,
        Source = dataset.Source,
        CreatedAt = clock.GetUtcNow(),
    };

    private static async Task CopyAsync(
        PlimsollContext context,
        Dataset row,
        IEnumerable<Bar> bars,
        CancellationToken cancellationToken)
    {
        var connection = (NpgsqlConnection)context.Database.GetDbConnection();
        await using var importer = await connection.BeginBinaryImportAsync(CopyBars, cancellationToken);
        using var writer = new DatasetWriter(importer, row.Id);
        await writer.WriteAsync(bars, cancellationToken);
        await importer.CompleteAsync(cancellationToken);
        row.FirstOpen = writer.FirstOpen;
        row.LastOpen = writer.LastOpen;
        row.Bars = writer.Count;
        row.Sha256 = writer.Sha256();
    }

    private static IQueryable<Dataset> Visible(PlimsollContext context, Guid? userId) =>
        context.Datasets.AsNoTracking().Where(row => row.UserId == null || row.UserId == userId);

    private static int IndexOf(Bar[] bars, Timestamp time)
    {
        int low = 0, high = bars.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (bars[middle].OpenTime < time)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    private static StorageException Describe(NewDataset dataset, Exception failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
            ? new(StorageErrorCode.DatasetNameTaken, $"There is already a dataset named '{dataset.Name}'.", failure)
            : DatabaseFailure.Describe(failure);
}
