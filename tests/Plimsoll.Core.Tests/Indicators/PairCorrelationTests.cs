using Plimsoll.Core.Indicators.Statistics;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Indicators;

public sealed class PairCorrelationTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(150)]
    public void It_agrees_with_the_textbook_over_bars_that_open_together(int period)
    {
        var compared = 0;
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var (first, second) = Two(seed, 400);
            var correlation = new PairCorrelation(period);
            var random = new SeededRandom(seed);
            var shared = new List<(double First, double Second)>();
            for (var i = 0; i < first.Length; i++)
            {
                var missing = random.Uniform();
                if (missing > 0.05)
                    correlation.AddFirst(in first[i]);
                if (missing is < 0.05 or > 0.1)
                    correlation.AddSecond(in second[i]);
                if (missing > 0.1)
                    shared.Add((first[i].Close, second[i].Close));
                var expected = Textbook(shared, period);
                double.IsNaN(correlation.Value).ShouldBe(double.IsNaN(expected), $"seed {seed}, bar {i}");
                if (double.IsNaN(expected))
                    continue;
                correlation.Value.ShouldBe(expected, 1e-9, $"seed {seed}, bar {i}");
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void A_hundred_pairs_are_the_least()
    {
        var (first, second) = Two(3, 120);
        var correlation = new PairCorrelation();
        for (var i = 0; i < first.Length; i++)
        {
            correlation.AddSecond(in second[i]);
            correlation.AddFirst(in first[i]);
            double.IsNaN(correlation.Value).ShouldBe(i < 100);
        }

        Should.Throw<ArgumentOutOfRangeException>(() => new PairCorrelation(99));
    }

    [Fact]
    public void What_moves_together_is_1_and_what_does_not_move_is_nothing()
    {
        var (first, _) = Two(5, 200);
        var (same, still) = (new PairCorrelation(100), new PairCorrelation(100));
        foreach (var bar in first)
        {
            same.AddFirst(in bar);
            same.AddSecond(bar with { Close = bar.Close * 4 });
            still.AddFirst(in bar);
            still.AddSecond(bar with { Close = 7 });
        }

        same.Value.ShouldBe(1, 1e-12);
        (still.Value, still.Pairs).ShouldBe((double.NaN, 100));
    }

    [Fact]
    public void A_long_stream_does_not_drift()
    {
        var (first, second) = Two(7, 20_000);
        var (whole, late) = (new PairCorrelation(200), new PairCorrelation(200));
        for (var i = 0; i < first.Length; i++)
        {
            Feed(whole, first[i], second[i]);
            if (i >= first.Length - 201)
                Feed(late, first[i], second[i]);
        }

        whole.Value.ShouldBe(late.Value, 1e-12);
    }

    private static void Feed(PairCorrelation correlation, Bar first, Bar second)
    {
        correlation.AddFirst(in first);
        correlation.AddSecond(in second);
    }

    // The second follows the first half of the way.
    private static (Bar[] First, Bar[] Second) Two(ulong seed, int length)
    {
        var (first, noise) = (Series.Random(seed, length), Series.Random(seed + 1_000, length));
        return (first, [.. first.Select((bar, i) => bar with { Close = bar.Close * noise[i].Close })]);
    }

    private static double Textbook(List<(double First, double Second)> closes, int period)
    {
        var returns = closes.Skip(1)
            .Select((now, i) => (X: now.First / closes[i].First - 1, Y: now.Second / closes[i].Second - 1))
            .TakeLast(period).ToArray();
        if (returns.Length < 100)
            return double.NaN;
        var (x, y) = (returns.Average(one => one.X), returns.Average(one => one.Y));
        return returns.Sum(one => (one.X - x) * (one.Y - y))
            / Math.Sqrt(returns.Sum(one => (one.X - x) * (one.X - x)) * returns.Sum(one => (one.Y - y) * (one.Y - y)));
    }
}
