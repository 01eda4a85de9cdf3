using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Features.Backtests;

/// <summary>
/// Reads a series ahead of its backtest, on another core where there is one, into a few buffers that go round. A chunk
/// is good until the next is asked for.
/// </summary>
internal sealed class SeriesReader
{
    // Two wait, one is being filled, one is being used.
    private const int Waiting = 2;
    private const int Buffers = Waiting + 2;
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
    public async IAsyncEnumerable<ReadOnlyMemory<Bar>> ReadAsync([EnumeratorCancellation] CancellationToken stop)
    {
        var channel = Channel.CreateBounded<ReadOnlyMemory<Bar>>(
            new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var producer = Task.Run(() => ProduceAsync(channel.Writer, end.Token), CancellationToken.None);
        try
        {
            await foreach (var chunk in channel.Reader.ReadAllAsync(stop))
                yield return chunk;
        }
        finally
        {
            await end.CancelAsync();
            await producer;
        }
    }

    private async Task ProduceAsync(ChannelWriter<ReadOnlyMemory<Bar>> writer, CancellationToken end)
    {
        try
        {
            foreach (var chunk in _chunks(this))
                await writer.WriteAsync(chunk, end);
            writer.Complete();
        }
        catch (Exception failure)
        {
            // The edge of a task of its own: whoever reads gets it.
            writer.Complete(failure);
        }
    }

    private IEnumerable<ReadOnlyMemory<Bar>> ChunksOf(string path, BarFileOptions options)
    {
        using var file = BarFile.Open(path, options);
        var buffers = NewBuffers();
        for (var turn = 0; file.Read(buffers[turn]) is > 0 and var count; turn = (turn + 1) % Buffers)
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

    private static Bar[][] NewBuffers() => [.. Enumerable.Range(0, Buffers).Select(_ => new Bar[Chunk])];
}
