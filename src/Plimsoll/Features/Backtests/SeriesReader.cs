using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Reads a series ahead of its backtest into a few buffers that go round. A chunk is good until the next is asked for.
/// </summary>
internal sealed class SeriesReader
{
    private const int Chunk = 4_096;

    private readonly Func<SeriesReader, IEnumerable<ReadOnlyMemory<Bar>>> _chunks;
    private double _done;

    private SeriesReader(Func<SeriesReader, IEnumerable<ReadOnlyMemory<Bar>>> chunks) => _chunks = chunks;

    /// <summary>Share of the series that has been read, 0 to 1.</summary>
    public double Done => Volatile.Read(ref _done);

    public static SeriesReader OfFile(string path, BarFileOptions options) =>
        new(reader => reader.ChunksOf(path, options));

    /// <summary>Made from the market's start, whatever the range.</summary>
    public static SeriesReader OfMarket(
        SyntheticMarketOptions options, InstrumentId instrument, Timeframe timeframe, SyntheticRange range) =>
        new(reader => reader.ChunksOf(SyntheticBars.Generate(options, instrument, timeframe, range), range));

    /// <summary>What goes wrong in reading is thrown here.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<Bar>> ReadAsync(CancellationToken stop) =>
        ReadAhead.Of(_chunks(this), stop);

    private IEnumerable<ReadOnlyMemory<Bar>> ChunksOf(string path, BarFileOptions options)
    {
        using var file = BarFile.Open(path, options);
        var buffers = NewBuffers();
        for (var turn = 0; file.Read(buffers[turn]) is > 0 and var count; turn = (turn + 1) % ReadAhead.Buffers)
        {
            Volatile.Write(ref _done, file.ReadFraction);
            yield return buffers[turn].AsMemory(0, count);
        }
    }

    private IEnumerable<ReadOnlyMemory<Bar>> ChunksOf(IEnumerable<Bar> bars, SyntheticRange range)
    {
        foreach (var chunk in bars.Chunk(Chunk))
        {
            var done = (double)(chunk[^1].OpenTime.Micros - range.From.Micros) / (range.To.Micros - range.From.Micros);
            Volatile.Write(ref _done, done);
            yield return chunk;
        }
    }

    private static Bar[][] NewBuffers() => [.. Enumerable.Range(0, ReadAhead.Buffers).Select(_ => new Bar[Chunk])];
}
