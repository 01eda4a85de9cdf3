using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Backtesting.Portfolios;

public sealed class BarMergeTests
{
    [Fact]
    public void Any_chunks_give_the_order_of_sorting()
    {
        for (var seed = 1UL; seed <= 50; seed++)
        {
            var random = new SeededRandom(seed);
            var count = 1 + (int)(random.Next() % 5);
            Bar[][] series = [.. Enumerable.Range(0, count).Select(slot => Holes(random, seed + (ulong)slot))];

            Merged(series, random).ShouldBe(Sorted(series), $"seed {seed}");
        }
    }

    [Fact]
    public void A_step_is_not_given_while_a_series_may_have_an_earlier_bar()
    {
        var merge = new BarMerge(2);
        merge.Dry.ShouldBe(0);
        merge.Supply(Markets.Flat(1, 100));
        merge.Dry.ShouldBe(1);
        Should.Throw<InvalidOperationException>(() => merge.Take().ToArray());
        merge.Supply(default);
        merge.Take().ToArray().ShouldHaveSingleItem().Slot.ShouldBe(0);
        merge.IsAtEnd.ShouldBeFalse();
        merge.Supply(default);
        merge.IsAtEnd.ShouldBeTrue();
    }

    private static List<SlotBar> Merged(Bar[][] series, SeededRandom random)
    {
        var merge = new BarMerge(series.Length);
        var given = new int[series.Length];
        var merged = new List<SlotBar>();
        while (true)
        {
            while (merge.Dry is >= 0 and var slot)
            {
                var size = Math.Min(1 + (int)(random.Next() % 7), series[slot].Length - given[slot]);
                merge.Supply(series[slot].AsMemory(given[slot], size));
                given[slot] += size;
            }

            if (merge.IsAtEnd)
                return merged;
            merged.AddRange(merge.Take());
        }
    }

    private static List<SlotBar> Sorted(Bar[][] series) =>
        [.. series.SelectMany((bars, slot) => bars.Select(bar => new SlotBar(slot, bar)))
            .OrderBy(one => one.Bar.OpenTime).ThenBy(one => one.Slot)];

    private static Bar[] Holes(SeededRandom random, ulong seed) =>
        [.. Markets.Walk(seed, (int)(random.Next() % 60), Markets.Hour, skip: (int)(random.Next() % 20))
            .Where(_ => random.Uniform() < 0.7)];
}
