using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;
using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Datasets;

/// <summary>Cuts a stream of bars into chunks and copies them to the database, hashing on the way.</summary>
internal sealed class DatasetWriter(NpgsqlBinaryImporter importer, Guid dataset) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Bar[] _chunk = new Bar[BarCodec.MaxBars];
    private readonly byte[] _plain = new byte[BarCodec.MaxBars * BarCodec.PlainLength];
    private int _filled;
    private int _ordinal;

    public Timestamp FirstOpen { get; private set; }

    public Timestamp LastOpen { get; private set; }

    public long Count { get; private set; }

    public async Task WriteAsync(IEnumerable<Bar> bars, CancellationToken cancellationToken)
    {
        foreach (var bar in bars)
        {
            Take(bar);
            if (_filled == _chunk.Length)
                await FlushAsync(cancellationToken);
        }

        if (_filled > 0)
            await FlushAsync(cancellationToken);
        if (Count == 0)
            throw new ArgumentException("A dataset has at least one bar.", nameof(bars));
    }

    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();

    private void Take(in Bar bar)
    {
        if (Count > 0 && bar.OpenTime <= LastOpen)
        {
            throw new ArgumentException(
                $"Bars come in the order of time: {bar.OpenTime} follows {LastOpen}.", nameof(bar));
        }

        if (Count == 0)
            FirstOpen = bar.OpenTime;
        LastOpen = bar.OpenTime;
        BarCodec.WritePlain(bar, _plain.AsSpan(_filled * BarCodec.PlainLength));
        _chunk[_filled++] = bar;
        Count++;
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        _hash.AppendData(_plain.AsSpan(0, _filled * BarCodec.PlainLength));
        await importer.StartRowAsync(cancellationToken);
        await importer.WriteAsync(dataset, NpgsqlDbType.Uuid, cancellationToken);
        await importer.WriteAsync(_ordinal++, NpgsqlDbType.Integer, cancellationToken);
        await importer.WriteAsync(_chunk[0].OpenTime.Micros, NpgsqlDbType.Bigint, cancellationToken);
        await importer.WriteAsync(LastOpen.Micros, NpgsqlDbType.Bigint, cancellationToken);
        await importer.WriteAsync(_filled, NpgsqlDbType.Integer, cancellationToken);
        await importer.WriteAsync(BarCodec.Encode(_chunk.AsSpan(0, _filled)), NpgsqlDbType.Bytea, cancellationToken);
        _filled = 0;
    }
}
