namespace Plimsoll.Core.Simulation;

/// <summary>
/// An episode laid out in advance: phase boundaries in microseconds (accumulation, pump, peak, dump, calm), sizes as
/// fractions, factors over the ordinary market. Part of the market's captured state.
/// </summary>
public sealed record SyntheticEpisodePlan
{
    private const double FalseStartProbability = 0.3;
    private const long Second = Market.Timestamp.MicrosPerSecond;

    public required long StartsAt { get; init; }

    public required long PumpsAt { get; init; }

    public required long PeaksAt { get; init; }

    public required long DumpsAt { get; init; }

    public required long CalmsAt { get; init; }

    public required long EndsAt { get; init; }

    /// <summary>Rise over the price at the start.</summary>
    public required double MagnitudeFraction { get; init; }

    /// <summary>Share of the rise that the dump takes back; 0 for a false start.</summary>
    public required double RetraceFraction { get; init; }

    public required double VolumeFactor { get; init; }

    public required double SpreadFactor { get; init; }

    internal SyntheticEpisodeKind Kind =>
        RetraceFraction > 0 ? SyntheticEpisodeKind.PumpAndDump : SyntheticEpisodeKind.FalseStart;

    internal static SyntheticEpisodePlan Draw(long start, SeededRandom random)
    {
        var isFalse = random.Uniform() < FalseStartProbability;
        var pumps = start + Seconds(random, 120, 600);
        var peaks = pumps + Seconds(random, 60, 300);
        var magnitude = isFalse ? random.Uniform(0.01, 0.03) : random.Uniform(0.06, 0.25);
        var dumps = isFalse ? peaks : peaks + Seconds(random, 5, 30);
        var calms = isFalse ? peaks : dumps + Seconds(random, 60, 600);
        return new SyntheticEpisodePlan
        {
            StartsAt = start,
            PumpsAt = pumps,
            PeaksAt = peaks,
            DumpsAt = dumps,
            CalmsAt = calms,
            EndsAt = calms + 300 * Second,
            MagnitudeFraction = magnitude,
            RetraceFraction = isFalse ? 0 : random.Uniform(0.5, 0.9),
            VolumeFactor = random.Uniform(4, 10),
            SpreadFactor = random.Uniform(2, 5),
        };
    }

    /// <summary>What the price is multiplied by: the rise accelerates (cubic), the dump fades out.</summary>
    internal double PriceFactor(long time)
    {
        if (time < PumpsAt)
            return 1;
        if (time >= CalmsAt)
            return 1 + MagnitudeFraction * (1 - RetraceFraction);
        if (time >= DumpsAt)
        {
            var fallen = Share(time, DumpsAt, CalmsAt);
            return 1 + MagnitudeFraction * (1 - RetraceFraction * fallen * (2 - fallen));
        }

        var risen = time >= PeaksAt ? 1 : Share(time, PumpsAt, PeaksAt);
        return 1 + MagnitudeFraction * risen * risen * risen;
    }

    // 60 % to 90 % of what stood at the best bid and ask leaves in a dump: the wider the spread, the more.
    private double DrainFraction => 0.6 + 0.1 * (SpreadFactor - 2);

    internal SyntheticCrowd CrowdAt(long time) =>
        time < PumpsAt ? new SyntheticCrowd(1.5, 1, 1, 0.55)
        : time < PeaksAt ? new SyntheticCrowd(VolumeFactor, SpreadFactor, 1, 0.8)
        : time < DumpsAt ? new SyntheticCrowd(VolumeFactor, SpreadFactor, 1, 0.5)
        : time < CalmsAt ? new SyntheticCrowd(VolumeFactor, SpreadFactor, 1 - DrainFraction, 0.2)
        : SyntheticCrowd.Ordinary;

    private static double Share(long time, long from, long to) => (double)(time - from) / (to - from);

    private static long Seconds(SeededRandom random, int min, int max) => (long)random.Uniform(min, max + 1) * Second;
}
