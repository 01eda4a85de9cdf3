using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Plimsoll.Features.Backtests;

/// <summary>Makes chunks ahead of who uses them, on another core where there is one.</summary>
internal static class ReadAhead
{
    // Two wait, one is being filled, one is being used.
    private const int Waiting = 2;

    /// <summary>A chunk is good for as long as this many others have not been made.</summary>
    public const int Buffers = Waiting + 2;

    /// <summary>What goes wrong in making them is thrown here.</summary>
    public static async IAsyncEnumerable<ReadOnlyMemory<T>> Of<T>(
        IEnumerable<ReadOnlyMemory<T>> chunks, [EnumeratorCancellation] CancellationToken stop)
    {
        var channel = Channel.CreateBounded<ReadOnlyMemory<T>>(
            new BoundedChannelOptions(Waiting) { SingleReader = true, SingleWriter = true });
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var producer = Task.Run(() => ProduceAsync(chunks, channel.Writer, end.Token), CancellationToken.None);
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

    private static async Task ProduceAsync<T>(
        IEnumerable<ReadOnlyMemory<T>> chunks, ChannelWriter<ReadOnlyMemory<T>> writer, CancellationToken end)
    {
        try
        {
            foreach (var chunk in chunks)
                await writer.WriteAsync(chunk, end);
            writer.Complete();
        }
        catch (Exception failure)
        {
            // The edge of a task of its own: whoever reads gets it.
            writer.Complete(failure);
        }
    }
}
