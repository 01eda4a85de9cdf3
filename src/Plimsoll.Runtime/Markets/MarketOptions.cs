namespace Plimsoll.Runtime.Markets;

/// <summary>How the simulated market is run.</summary>
public sealed record MarketOptions
{
    // One simulated minute a second: a one-minute strategy trades within the first minutes of watching.
    public double Acceleration { get; init; } = 60;

    public ulong Seed { get; init; } = 20260101;

    /// <summary>Days of history made at the very first start, so that charts and backtests have something to show.</summary>
    public int HistoryDays { get; init; } = 90;

    // Twenty steps a second look continuous to an eye and cost nothing.
    public TimeSpan Step { get; init; } = TimeSpan.FromMilliseconds(50);
}
