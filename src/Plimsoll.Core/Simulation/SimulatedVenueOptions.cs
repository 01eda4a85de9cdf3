namespace Plimsoll.Core.Simulation;

/// <summary>How the simulated venue fills. All chance is drawn from <see cref="Seed"/> and the order's number.</summary>
public sealed record SimulatedVenueOptions
{
    public static readonly TimeSpan MostLatency = TimeSpan.FromMinutes(1);

    // 1 basis point, always adverse: what a small market order costs on a liquid book.
    public decimal SlippageFraction { get; init => field = Within(value, 0m, 0.05m, nameof(SlippageFraction)); } = 0.0001m;

    /// <summary>Typical spread in price increments; half of it is paid by market and stop fills.</summary>
    public decimal SpreadIncrements { get; init => field = Within(value, 0m, 100m, nameof(SpreadIncrements)); } = 1m;

    public SlippageModel SlippageModel { get; init; }

    /// <summary>
    /// Currencies slip by a seeded share of so many pips, in place of the fraction; null where they slip as others do.
    /// </summary>
    public decimal? SlippagePips { get; init => field = value is { } pips ? Within(pips, 0m, 10m, nameof(SlippagePips)) : null; }

    // A tenth of a bar's volume: more would move the price that the bar recorded.
    public decimal VolumeShare { get; init => field = Within(value, 0.001m, 1m, nameof(VolumeShare)); } = 0.1m;

    public SameBarPolicy SameBarPolicy { get; init; }

    /// <summary>Chance that an entry is taken at all; protective orders are always taken.</summary>
    public decimal FillProbability { get; init => field = Within(value, 0m, 1m, nameof(FillProbability)); } = 1m;

    /// <summary>From submission until an order can trade, at most a minute; bar data: from the next open.</summary>
    public TimeSpan Latency
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= MostLatency
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Latency), value, $"must be between 0 and {MostLatency}");
    }
        = TimeSpan.FromMilliseconds(100);

    /// <summary>Each order's own latency is the latency × (1 ± this), seeded.</summary>
    public decimal LatencyJitter { get; init => field = Within(value, 0m, 1m, nameof(LatencyJitter)); }

    public long Seed { get; init; } = 1;

    private static decimal Within(decimal value, decimal min, decimal max, string name) =>
        value >= min && value <= max
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"must be between {min} and {max}");
}
