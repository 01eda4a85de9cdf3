using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Strategies;

/// <summary>Demand zones searched for anew on every bar, over everything seen so far.</summary>
internal static class NaiveNbb
{
    private sealed class Zone(decimal level)
    {
        public decimal Level { get; } = level;

        public bool IsBroken { get; set; }
    }

    public static List<(int Bar, decimal Stop)> Entries(Bar[] bars, int lookback, decimal tolerance)
    {
        var zones = new List<Zone>();
        var entries = new List<(int, decimal)>();
        for (var bar = 0; bar < bars.Length; bar++)
        {
            var close = (decimal)bars[bar].Close;
            if (SwingLow(bars, bar - lookback, lookback) is { } level && zones.TrueForAll(zone => zone.Level != level))
                zones.Add(new Zone(level));
            zones.RemoveAll(zone => close < zone.Level * 0.999m);
            var hit = zones.Where(zone => zone.IsBroken && Math.Abs(close - zone.Level) / zone.Level < tolerance)
                .MinBy(zone => Math.Abs(close - zone.Level));
            foreach (var zone in zones)
                zone.IsBroken |= close > zone.Level * 1.0015m;
            if (hit is null || bar + 1 < Math.Max(2 * lookback + 1, lookback + 10))
                continue;
            entries.Add((bar, hit.Level * 0.999m));
            zones.Remove(hit);
        }

        return entries;
    }

    /// <summary>A random walk on cents that keeps coming back to where it was.</summary>
    public static Bar[] Walk(ulong seed, int length)
    {
        var random = new SeededRandom(seed);
        var bars = new Bar[length];
        var close = 100.0;
        for (var index = 0; index < length; index++)
        {
            var open = close;
            close = Math.Round((open + 0.01 * (100 - open) + 0.15 * random.Normal()) * 100) / 100;
            var low = Math.Round((Math.Min(open, close) - 0.1 * random.Uniform()) * 100) / 100;
            var high = Math.Round((Math.Max(open, close) + 0.1 * random.Uniform()) * 100) / 100;
            bars[index] = new Bar(Timestamp.FromSeconds(3_600L * index), open, high, low, close, 1);
        }

        return bars;
    }

    private static decimal? SwingLow(Bar[] bars, int middle, int lookback)
    {
        if (middle < lookback)
            return null;
        for (var bar = middle - lookback; bar <= middle + lookback; bar++)
            if (bars[bar].Low < bars[middle].Low)
                return null;
        return (decimal)bars[middle].Low;
    }
}
