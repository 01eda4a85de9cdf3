using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Backtesting.LookAhead;

internal static class SeededTimes
{
    /// <summary>At most so many different places from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public static IReadOnlyCollection<int> Between(int first, int end, int most, SeededRandom random)
    {
        var times = new SortedSet<int>();
        var wanted = Math.Min(most, Math.Max(0, end - first));
        while (times.Count < wanted)
            times.Add(first + (int)(random.Uniform() * (end - first)));
        return times;
    }
}
