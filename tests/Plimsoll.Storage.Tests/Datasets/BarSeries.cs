using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Tests.Datasets;

/// <summary>Bars that look like a market's: two decimals, small steps, changing volume.</summary>
internal static class BarSeries
{
    public static readonly Timestamp Start = Timestamp.From(new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero));

    public static Bar[] OneMinute(int count)
    {
        var bars = new Bar[count];
        long state = 42, last = 1_650_000;
        for (var index = 0; index < count; index++)
        {
            var close = Math.Max(100_000, last + Next(2_000));
            var high = Math.Max(last, close) + Math.Abs(Next(500));
            var low = Math.Min(last, close) - Math.Abs(Next(500));
            bars[index] = new Bar(
                Start + TimeSpan.FromMinutes(index),
                last / 100d, high / 100d, low / 100d, close / 100d, Math.Abs(Next(9_000_000)) / 100_000d);
            last = close;
        }

        return bars;

        // Knuth's MMIX generator: the same bars on every machine.
        long Next(int bound)
        {
            state = unchecked((state * 6364136223846793005) + 1442695040888963407);
            return (state >> 33) % bound;
        }
    }
}
