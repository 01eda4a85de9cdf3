using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Plimsoll.Venues.Calls;

/// <summary>
/// Follows a stream for as long as somebody listens: connects, and connects anew with growing pauses whenever the line
/// broke. What broke it is told as news.
/// </summary>
/// <param name="follow">Follows one connection to its end; what it writes is heard in order.</param>
/// <param name="trouble">What is told of an error; null for one that is a bug and ends the stream.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamPump<T>(
    Func<ChannelWriter<T>, CancellationToken, Task> follow, Func<Exception, CancellationToken, T?> trouble,
    TimeProvider time)
    where T : class
{
    // News of seconds at the busiest; a listener that is slower holds the line up, which then breaks and is joined anew.
    private const int MostWaiting = 10_000;

    // A connection that held for so long was a good one.
    private static readonly TimeSpan Steady = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(30),
    ];

    public async IAsyncEnumerable<T> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var waiting = Channel.CreateBounded<T>(MostWaiting);
        var pumping = PumpAsync(waiting.Writer, cancellationToken);
        await foreach (var one in waiting.Reader.ReadAllAsync(cancellationToken))
            yield return one;
        await pumping;
    }

    private async Task PumpAsync(ChannelWriter<T> into, CancellationToken cancellationToken)
    {
        try
        {
            for (var failures = 0; ; failures++)
            {
                var began = time.GetTimestamp();
                await FollowAsync(into, cancellationToken);
                if (time.GetElapsedTime(began) >= Steady)
                    failures = 0;
                await Task.Delay(Pauses[Math.Min(failures, Pauses.Length - 1)], time, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            into.Complete();
        }
        catch (Exception error)
        {
            // The listener gets it: a bug must not look like a quiet market.
            into.Complete(error);
        }
    }

    private async Task FollowAsync(ChannelWriter<T> into, CancellationToken cancellationToken)
    {
        try
        {
            await follow(into, cancellationToken);
        }
        catch (Exception error) when (trouble(error, cancellationToken) is { } told)
        {
            await into.WriteAsync(told, cancellationToken);
        }
    }
}
