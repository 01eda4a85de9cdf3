using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>Another future: bars that are as valid as those they replace.</summary>
internal static class Perturbation
{
    /// <summary>The bars before the cut as they are; each one after it times a seeded factor of its own.</summary>
    public static Bar[] After(int cut, ReadOnlySpan<Bar> bars, SeededRandom random)
    {
        var other = bars.ToArray();
        for (var i = cut; i < other.Length; i++)
        {
            // One factor for all four prices keeps low ≤ open, close ≤ high; never 1, so that every bar is another.
            var price = random.Uniform() < 0.5 ? random.Uniform(0.8, 0.99) : random.Uniform(1.01, 1.25);
            var bar = other[i];
            other[i] = new Bar(
                bar.OpenTime, bar.Open * price, bar.High * price, bar.Low * price, bar.Close * price,
                bar.Volume * random.Uniform(0.2, 5));
        }

        return other;
    }
}
