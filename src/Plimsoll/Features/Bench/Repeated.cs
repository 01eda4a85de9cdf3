namespace Plimsoll.Features.Bench;

/// <summary>A piece of work done several times over under the watch.</summary>
internal sealed record Repeated<T>(Spread Seconds, long Bytes, T Last)
{
    // The compiler works in the background: after a few runs it has seen enough and is done.
    private const int WarmUpRuns = 8;

    /// <summary>Seconds of each run, bytes that one run allocates, and what the last one gave.</summary>
    public static Repeated<T> Measure(int runs, Func<T> work, TimeProvider time, CancellationToken stop)
    {
        var last = work();
        for (var run = 1; run < WarmUpRuns; run++)
            last = work();
        var seconds = new double[runs];
        var bytes = 0L;
        for (var run = 0; run < runs; run++)
        {
            stop.ThrowIfCancellationRequested();
            GC.Collect();
            var (allocated, began) = (GC.GetAllocatedBytesForCurrentThread(), time.GetTimestamp());
            last = work();
            seconds[run] = time.GetElapsedTime(began).TotalSeconds;
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        return new Repeated<T>(Spread.Of(seconds), bytes, last);
    }
}
