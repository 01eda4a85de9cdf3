using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>A volume profile bin by bin in decimals, straight from its definition.</summary>
internal static class NaiveProfile
{
    public static (double Control, double High, double Low) Of(IReadOnlyCollection<Bar> bars, decimal increment)
    {
        var (low, high) = (bars.Min(bar => (decimal)bar.Low), bars.Max(bar => (decimal)bar.High));
        var size = Math.Max(increment, Math.Ceiling((high - low) / 100 / increment) * increment);
        var hasVolume = bars.Any(bar => bar.Volume > 0);
        var bins = new decimal[(int)((high - low) / size) + 1];
        foreach (var bar in bars)
        {
            var (first, last) = ((int)(((decimal)bar.Low - low) / size), (int)(((decimal)bar.High - low) / size));
            for (var bin = first; bin <= last; bin++)
                bins[bin] += hasVolume ? (decimal)bar.Volume / (last - first + 1) : 1;
        }

        var (lowest, peak, highest) = Area(bins, 0.7m);
        double Price(int bin) => (double)(low + bin * size);
        return (Price(peak), Price(highest), Price(lowest));
    }

    /// <summary>The largest bin, and the bins around it that hold the share.</summary>
    public static (int Lowest, int Peak, int Highest) Area(decimal[] bins, decimal share)
    {
        // Thirds and sevenths do not end: what differs in the last digits only is equal.
        var same = bins.Sum() * 1e-12m;
        var peak = Enumerable.Range(0, bins.Length).Where(bin => bins[bin] >= bins.Max() - same)
            .MinBy(bin => (Math.Abs(2 * bin - (bins.Length - 1)), bin));
        var (lowest, highest, held) = (peak, peak, bins[peak]);
        while (held < share * bins.Sum() - same && (lowest > 0 || highest < bins.Length - 1))
        {
            var above = bins.Skip(highest + 1).Take(2).Sum();
            var below = bins.Take(lowest).TakeLast(2).Sum();
            if (highest < bins.Length - 1 && (lowest == 0 || above >= below - same))
                (highest, held) = (Math.Min(highest + 2, bins.Length - 1), held + above);
            else
                (lowest, held) = (Math.Max(lowest - 2, 0), held + below);
        }

        return (lowest, peak, highest);
    }
}
