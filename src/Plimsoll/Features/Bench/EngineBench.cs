using Plimsoll.Core.Backtesting;

namespace Plimsoll.Features.Bench;

/// <summary>Holds the watch to the engine: several runs over the same bars, each kind of limits by itself.</summary>
internal static class EngineBench
{
    private const ulong Seed = 1;

    // The compiler needs a few runs before it has seen enough to do its best.
    private const int WarmUpRuns = 2;

    public static EngineBenchReport Run(int bars, int runs, TimeProvider time, CancellationToken stop)
    {
        var measurement = new EngineMeasurement(bars, Seed);
        return new EngineBenchReport(
            bars, runs,
            [.. Enum.GetValues<MeasuredLimits>().Select(limits => Measure(measurement, limits, runs, (time, stop)))]);
    }

    private static EngineBenchRun Measure(
        EngineMeasurement measurement, MeasuredLimits limits, int runs, (TimeProvider Time, CancellationToken Stop) given)
    {
        for (var run = 0; run < WarmUpRuns; run++)
            measurement.Run(limits);
        var speeds = new double[runs];
        var counts = measurement.Run(limits);
        var bytes = 0L;
        for (var run = 0; run < runs; run++)
        {
            given.Stop.ThrowIfCancellationRequested();
            GC.Collect();
            var (allocated, began) = (GC.GetAllocatedBytesForCurrentThread(), given.Time.GetTimestamp());
            counts = measurement.Run(limits);
            speeds[run] = counts.Bars / given.Time.GetElapsedTime(began).TotalSeconds;
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        return new EngineBenchRun(
            limits, Spread.Of(speeds), (double)bytes / counts.Bars,
            (double)measurement.BytesOnIdleBars(limits) / counts.Bars, counts);
    }
}
