namespace Plimsoll.Loopback;

/// <summary>What makes one loop-back venue differ from another.</summary>
public sealed record LoopbackOptions
{
    /// <summary>On 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The same seed gives the same market, the same keys and the same dice.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Market seconds in a second, 0.1 to 1,000: prices move and trades come as much faster. Clocks do not: a client's
    /// timestamps have to hold.
    /// </summary>
    public decimal Speed
    {
        get;
        init => field = value is >= 0.1m and <= 1_000m
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "must be 0.1 to 1000");
    } = 1m;

    // Enough for the bars that strategies warm up with; a day of trades takes a second to make.
    /// <summary>What has traded before the start.</summary>
    public TimeSpan History { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The venue's clock and timers; a test's stands still until it is moved.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Rates of the faults that the venue commits; none unless asked for.</summary>
    public Faults.FaultRates Faults { get; init; } = Loopback.Faults.FaultRates.None;
}
