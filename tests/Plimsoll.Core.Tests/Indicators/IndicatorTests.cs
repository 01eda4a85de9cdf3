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

    private static readonly Dictionary<string, Func<Bar[], int, double?[]>> Slow = new()
    {
        ["sma"] = Textbook.Sma,
        ["ema"] = Textbook.Ema,
        ["rsi"] = Textbook.Rsi,
        ["atr"] = Textbook.Atr,
    };

    public static TheoryData<string> Kinds => [.. IndicatorCatalog.Kinds.Select(kind => kind.Name)];

    [Fact]
    public void Sma_of_the_worked_example() => Series.Feed(new Sma(3), Closes)[^1].ShouldBe(15);

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

    [Theory, MemberData(nameof(Kinds))]
    public void Agrees_with_the_slow_textbook_version_on_1000_random_series(string kind)
    {
        for (ulong seed = 1; seed <= 1_000; seed++)
        {
            var period = 1 + (int)(seed % 30);
            var bars = Series.Random(seed, 120);
            ShouldAgree(Series.Feed(Create(kind, period), bars), Slow[kind](bars, period), Tight);
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Gives_the_first_value_exactly_after_its_warm_up(string kind)
    {
        var spec = IndicatorCatalog.Spec(kind, new Dictionary<string, double> { ["period"] = 7 });
        var values = Series.Feed(spec.Kind.Create(spec), Series.Random(3, 40));
        Array.FindIndex(values, value => value is not null).ShouldBe(spec.WarmupBars - 1);
        spec.Kind.Create(spec).WarmupBars.ShouldBe(spec.WarmupBars);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Same_bars_give_the_same_bits_alone_or_through_a_hub(string kind)
    {
        var bars = Series.Random(7, 20_000);
        var hub = new IndicatorHub(Timeframe.OneMinute);
        var spec = IndicatorCatalog.Spec(kind);
        var shared = hub.Get(spec);
        hub.Sma(5);
        var alone = spec.Kind.Create(spec);
        foreach (var bar in bars)
        {
            hub.Update(in bar).ShouldBeTrue();
            alone.Update(in bar);
            BitConverter.DoubleToInt64Bits(shared.Value).ShouldBe(BitConverter.DoubleToInt64Bits(alone.Value));
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Scales_and_shifts_as_its_definition_says(string kind)
    {
        var bars = Series.Random(11, 300);
        var values = Series.Feed(Create(kind, 14), bars);
        var doubled = Series.Feed(Create(kind, 14), bars.Select(bar => Map(bar, price => 2 * price)));
        var shifted = Series.Feed(Create(kind, 14), bars.Select(bar => Map(bar, price => price + 1_000)));
        var isPrice = kind is "sma" or "ema";
        ShouldAgree(doubled, [.. values.Select(value => kind == "rsi" ? value : 2 * value)], Tight);
        ShouldAgree(shifted, [.. values.Select(value => isPrice ? value + 1_000 : value)], 1e-7);
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
        ShouldAgree(Series.Feed(new Sma(20), bars), Textbook.Sma(bars, 20), Tight);
    }

    private static Indicator Create(string kind, int period)
    {
        var spec = IndicatorCatalog.Spec(kind, new Dictionary<string, double> { ["period"] = period });
        return spec.Kind.Create(spec);
    }

    private static Bar Map(Bar bar, Func<double, double> map) =>
        new(bar.OpenTime, map(bar.Open), map(bar.High), map(bar.Low), map(bar.Close), bar.Volume);

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
