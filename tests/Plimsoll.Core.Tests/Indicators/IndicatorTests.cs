using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Averages;
using Plimsoll.Core.Indicators.Momentum;
using Plimsoll.Core.Indicators.Volatility;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators;

public sealed class IndicatorTests
{
    private const double Tight = 1e-9;

    private static readonly Bar[] Closes = Series.OfCloses(10, 11, 12, 13, 14, 13, 12, 14, 16, 15);

    [Fact]
    public void Sma_of_the_worked_example() => Series.Feed(new Sma(3), Closes)[^1].ShouldBe(15);

    [Theory]
    [InlineData("wma(3)", "value", 14.6667, 15.1667)]
    [InlineData("hma(4)", "value", 15.4, 16.0333)]
    [InlineData("sma(3)", "value", 14, 15)]
    public void Last_two_of_the_worked_example(string spec, string field, double before, double last)
    {
        var values = ValuesOf(spec, field);
        values[^2].ShouldBe(before, 5e-5);
        values[^1].ShouldBe(last, 5e-5);
    }

    [Theory]
    [InlineData("middle", 14)]
    [InlineData("upper", 16.8284)]
    [InlineData("lower", 11.1716)]
    [InlineData("bandwidth", 0.40406)]
    public void Bollinger_of_the_worked_example(string field, double expected) =>
        ValuesOf("bollinger(5,2)", field)[^1].ShouldBe(expected, 5e-5);

    [Fact]
    public void Ema_of_the_worked_example() =>
        ShouldAgree(Series.Feed(new Ema(3), Closes)[2..], [11, 12, 13, 13, 12.5, 13.25, 14.625, 14.8125], 1e-12);

    [Fact]
    public void Rsi_of_the_worked_example() =>
        ShouldAgree(
            Series.Feed(new Rsi(3), Closes)[3..], [100, 100, 66.6667, 44.4444, 72.2222, 84.1270, 63.6637], 2e-6);

    [Fact]
    public void Atr_of_the_worked_example()
    {
        var bars = Series.OfRanges(
            (10.5, 9.5, 10), (11.5, 10.5, 11), (12.5, 11.2, 12), (13.5, 12.4, 13), (14.5, 13.2, 14),
            (13.8, 12.1, 12.5), (12.9, 11.8, 12.2));
        ShouldAgree(Series.Feed(new Atr(1), bars), [1, 1.5, 1.5, 1.5, 1.5, 1.9, 1.1], 1e-12);
        ShouldAgree(Series.Feed(new Atr(3), bars)[2..], [1.3333, 1.3889, 1.4259, 1.5840, 1.4226], 1e-4);
        var percent = new Atr(3);
        Series.Feed(percent, bars, () => percent.Percent)[^1]!.Value.ShouldBe(1.4226 / 12.2 * 100, 1e-3);
    }

    [Fact]
    public void Rsi_stays_between_0_and_100_and_is_50_when_nothing_moves()
    {
        for (ulong seed = 1; seed <= 50; seed++)
            foreach (var value in Series.Feed(new Rsi(3), Series.Random(seed, 500)))
                (value ?? 50).ShouldBeInRange(0, 100);
        Series.Feed(new Rsi(3), Series.OfCloses(5, 5, 5, 5, 5))[^1].ShouldBe(50);
        Series.Feed(new Rsi(3), Series.OfCloses(5, 6, 7, 8, 9))[^1].ShouldBe(100);
        Series.Feed(new Rsi(3), Series.OfCloses(9, 8, 7, 6, 5))[^1].ShouldBe(0);
    }

    [Fact]
    public void Rsi_of_a_single_change_forgets_the_one_before()
    {
        double?[] expected = [null, 100, 50, 0, 50, 50];
        Series.Feed(new Rsi(1), Series.OfCloses(5, 6, 6, 4, 4, 4)).ShouldBe(expected);
    }

    [Fact]
    public void Deviation_forgets_prices_a_trillion_times_as_large()
    {
        var large = Series.Random(1, 40).Select(bar => bar.Close * 1e8 / 7);
        var small = Series.Random(2, 40).Select(bar => bar.Close * 1e-8 / 7).ToArray();
        var spec = IndicatorCatalog.Parse("stddev(20)");
        var after = Series.Fields(spec, Series.OfCloses([.. large, .. small]))[0][40..];
        var fresh = Series.Fields(spec, Series.OfCloses(small))[0];
        for (var i = 19; i < small.Length; i++)
            (after[i] / fresh[i]).ShouldBe(1, Tight, $"value {i}");
    }

    [Fact]
    public void Williams_r_of_a_flat_range_is_undefined()
    {
        var spec = IndicatorCatalog.Parse("williams_r(3)");
        Series.Fields(spec, Series.OfCloses(5, 5, 5, 6))[0].ShouldBe([double.NaN, double.NaN, double.NaN, 0]);
    }

    [Fact]
    public void Means_that_tie_on_paper_tie_in_the_machine()
    {
        // Prices whose binary sums are noisy; every window of 10 has the same mean as every window of 50.
        double[] cycle = [0.1, 0.7, 0.2, 0.6, 0.3, 1.1, 0.9, 0.4, 0.8, 0.5];
        var (fast, slow) = (new Sma(10), new Sma(50));
        foreach (var bar in Series.OfCloses([.. Enumerable.Range(0, 30_000).Select(i => cycle[i % 10])]))
        {
            fast.Update(in bar);
            slow.Update(in bar);
            if (slow.IsWarm)
                fast.Value.ShouldBe(slow.Value);
        }
    }

    [Fact]
    public void Sma_does_not_drift_when_prices_leave_the_decimal_grid_and_come_back()
    {
        var smooth = Series.Random(2, 9_000).Select(bar => bar.Close);
        var rough = Series.Random(1, 9_000).Select(bar => bar.Close / 7 * 1e-3);
        var bars = Series.OfCloses([.. smooth, .. rough, .. smooth]);
        var slow = Textbooks.Slow.Mean([.. bars.Select(bar => bar.Close)], 20);
        double?[] expected = [.. slow.Select(value => double.IsNaN(value) ? null : (double?)value)];
        ShouldAgree(Series.Feed(new Sma(20), bars), expected, Tight);
    }

    private static double[] ValuesOf(string text, string field)
    {
        var spec = IndicatorCatalog.Parse(text);
        return Series.Fields(spec, Closes)[spec.Kind.Fields.Single(known => known.Name == field).Index];
    }

    private static void ShouldAgree(double?[] actual, double?[] expected, double relative)
    {
        actual.Length.ShouldBe(expected.Length);
        for (var i = 0; i < actual.Length; i++)
        {
            (actual[i] is null).ShouldBe(expected[i] is null, $"value {i}");
            var scale = Math.Max(1, Math.Abs(expected[i] ?? 0));
            Math.Abs((actual[i] ?? 0) - (expected[i] ?? 0)).ShouldBeLessThanOrEqualTo(relative * scale, $"value {i}");
        }
    }
}
