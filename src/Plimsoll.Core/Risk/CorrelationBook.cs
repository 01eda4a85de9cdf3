using Plimsoll.Core.Market;

namespace Plimsoll.Core.Risk;

/// <summary>
/// How much instruments move together: Pearson correlation of simple returns from hour to hour, over those of the last 500
/// hours that both have. Fewer than 100 such hours, or one that does not move, say nothing.
/// </summary>
public sealed class CorrelationBook(int instruments)
{
    public const int MostPairs = 500;
    public const int LeastPairs = 100;

    internal const long MicrosPerHour = 3_600 * Timestamp.MicrosPerSecond;

    private readonly HourlyCloses[] _series = [.. Enumerable.Range(0, instruments).Select(_ => new HourlyCloses())];

    // An answer holds until an hour of one of the two is over.
    private readonly Dictionary<(int, int), (long First, long Second, double? Value)> _known = [];

    /// <summary>A price of a market, in the order of time; the hour's last is its close.</summary>
    public void Note(int slot, double price, Timestamp time) => _series[slot].Note(price, time);

    /// <summary>−1 to 1; null while it is not known. 1 of an instrument with itself.</summary>
    public double? Of(int slot, int other)
    {
        if (slot == other)
            return 1;
        var key = (Math.Min(slot, other), Math.Max(slot, other));
        var (first, second) = (_series[key.Item1], _series[key.Item2]);
        if (_known.TryGetValue(key, out var known) && known.First == first.Hour && known.Second == second.Hour)
            return known.Value;
        var value = Compute(first, second);
        _known[key] = (first.Hour, second.Hour, value);
        return value;
    }

    /// <summary>Whether a position in one counts as one in the other: what is not known counts as the same.</summary>
    public bool MoveTogether(int slot, int other) =>
        Of(slot, other) is not { } known || Math.Abs(known) >= (double)HardLimits.CorrelationThreshold;

    private static double? Compute(HourlyCloses first, HourlyCloses second)
    {
        Span<double> x = stackalloc double[MostPairs];
        Span<double> y = stackalloc double[MostPairs];
        var pairs = 0;
        for (int a = 0, b = 0; a + 1 < first.Count && b + 1 < second.Count && pairs < MostPairs;)
        {
            var (hour, other) = (first[a].Hour, second[b].Hour);
            if (hour != other)
            {
                _ = hour > other ? a++ : b++;
                continue;
            }

            if (first[a + 1].Hour == hour - 1 && second[b + 1].Hour == hour - 1)
            {
                x[pairs] = first[a].Close / first[a + 1].Close - 1;
                y[pairs++] = second[b].Close / second[b + 1].Close - 1;
            }

            (a, b) = (a + 1, b + 1);
        }

        return pairs < LeastPairs ? null : Pearson(x[..pairs], y[..pairs]);
    }

    private static double? Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var (meanX, meanY) = (Mean(x), Mean(y));
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        for (var index = 0; index < x.Length; index++)
        {
            var (dx, dy) = (x[index] - meanX, y[index] - meanY);
            xx += dx * dx;
            yy += dy * dy;
            xy += dx * dy;
        }

        var value = xy / Math.Sqrt(xx * yy);
        return double.IsFinite(value) ? Math.Clamp(value, -1, 1) : null;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
