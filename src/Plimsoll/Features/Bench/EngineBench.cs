using Plimsoll.Core.Backtesting;

namespace Plimsoll.Features.Bench;

/// <summary>Holds the watch to the engine: several runs over the same bars, each kind of limits by itself.</summary>
internal static class EngineBench
{
    private const ulong Seed = 1;

    public static EngineBenchReport Run(EngineBenchRequest request, TimeProvider time, CancellationToken stop)
    {
        var (strategy, bars, runs) = request;
        var measurement = new EngineMeasurement(bars, Seed, strategy);
        return new EngineBenchReport(
            strategy.Name, bars, runs,
            [.. Enum.GetValues<MeasuredLimits>().Select(limits => Measure(measurement, limits, runs, (time, stop)))]);
    }

    private static EngineBenchRun Measure(
        EngineMeasurement measurement, MeasuredLimits limits, int runs, (TimeProvider Time, CancellationToken Stop) given)
    {
        var measured = Repeated<EngineMeasurementCounts>.Measure(
            runs, () => measurement.Run(limits), given.Time, given.Stop);
        var bars = measured.Last.Bars;
        return new EngineBenchRun(
            limits, measured.Seconds.PerSecond(bars), (double)measured.Bytes / bars,
            (double)measurement.BytesOnIdleBars(limits) / bars, measured.Last);
    }
}
