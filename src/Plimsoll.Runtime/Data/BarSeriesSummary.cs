using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>What a series of bars is made of, in the timeframe it was stored in.</summary>
public sealed record BarSeriesSummary
{
    public required Timeframe Timeframe { get; init; }

    /// <summary>Open time of the first bar.</summary>
    public required Timestamp First { get; init; }

    /// <summary>Open time of the last bar.</summary>
    public required Timestamp Last { get; init; }

    public required long Count { get; init; }

    /// <summary>Bars that fit between first and last around the clock.</summary>
    public required long Expected { get; init; }

    /// <summary>The first 1,000 gaps; <see cref="GapCount"/> counts all.</summary>
    public required IReadOnlyList<BarGap> Gaps { get; init; }

    public required long GapCount { get; init; }

    /// <summary>Bars missing in the longest gap.</summary>
    public required long LongestGap { get; init; }

    public required long ZeroVolumeCount { get; init; }

    /// <summary>Rows that were there again, word for word, and were passed over.</summary>
    public long RepeatedCount { get; init; }

    /// <summary>Bars that open more than ten ATR(14) away from the close before.</summary>
    public required long JumpCount { get; init; }

    public double ZeroVolumeShare => Count == 0 ? 0 : (double)ZeroVolumeCount / Count;

    public double CoverageFraction => Expected == 0 ? 0 : (double)Count / Expected;

    /// <summary>Judged against trading around the clock; markets with closing hours look worse than they are.</summary>
    public SeriesGrade Grade =>
        CoverageFraction >= 0.999 && LongestGap <= 1 && JumpCount == 0 ? SeriesGrade.A
        : CoverageFraction >= 0.99 && LongestGap <= 10 ? SeriesGrade.B
        : CoverageFraction >= 0.95 ? SeriesGrade.C
        : SeriesGrade.D;
}
