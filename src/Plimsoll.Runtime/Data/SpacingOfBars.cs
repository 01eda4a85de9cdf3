using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>Finds the timeframe of a series from the distances between its bars.</summary>
internal static class SpacingOfBars
{
    /// <summary>
    /// The commonest distance if it is a timeframe; else the longest timeframe that divides all distances (a short
    /// series full of gaps). A single bar is taken for what is wanted.
    /// </summary>
    public static Timeframe Detect(ReadOnlySpan<Bar> sample, Timeframe wanted)
    {
        var distances = new Dictionary<long, int>();
        long divisor = 0;
        for (var i = 1; i < sample.Length; i++)
        {
            var distance = sample[i].OpenTime.Micros - sample[i - 1].OpenTime.Micros;
            distances[distance] = distances.GetValueOrDefault(distance) + 1;
            divisor = GreatestCommonDivisor(distance, divisor);
        }

        if (distances.Count == 0)
            return wanted;
        var commonest = distances.MaxBy(one => (one.Value, -one.Key)).Key;
        return Longest(length => length == commonest) ?? Longest(length => divisor % length == 0) ?? wanted;
    }

    private static Timeframe? Longest(Func<long, bool> fits)
    {
        Timeframe? longest = null;
        foreach (var timeframe in Timeframe.Codes.Select(Timeframe.Of))
            if (fits(timeframe.Seconds * Timestamp.MicrosPerSecond) && !(timeframe.Seconds < longest?.Seconds))
                longest = timeframe;
        return longest;
    }

    private static long GreatestCommonDivisor(long left, long right)
    {
        while (right != 0)
            (left, right) = (right, left % right);
        return left;
    }
}
