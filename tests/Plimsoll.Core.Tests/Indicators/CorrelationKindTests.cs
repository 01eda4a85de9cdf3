using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;

namespace Plimsoll.Core.Tests.Indicators;

/// <summary>The correlation of the catalog, which looks at two instruments.</summary>
public sealed class CorrelationKindTests
{
    private static readonly InstrumentId Other = InstrumentId.Of("sim:BRAVO-USD");

    [Theory]
    [InlineData(100)]
    [InlineData(137)]
    public void It_agrees_with_the_textbook_on_every_bar_that_the_hub_is_fed(int period)
    {
        var compared = 0;
        for (var seed = 1UL; seed <= 8; seed++)
        {
            var hub = Hub();
            var correlation = hub.Get($"correlation(sim:BRAVO-USD,{period})");
            var (random, shared) = (new SeededRandom(seed), new List<(double Own, double Other)>());
            foreach (var (own, other) in Two(seed, 400))
            {
                var missing = random.Uniform();
                if (missing > 0.05)
                    hub.UpdateReference(Other, in other);
                if (missing is < 0.05 or > 0.1)
                    hub.Update(in own);
                if (missing > 0.1)
                    shared.Add((own.Close, other.Close));
                var expected = Textbook(shared, period);
                double.IsNaN(correlation.Value).ShouldBe(double.IsNaN(expected), $"seed {seed}");
                if (double.IsNaN(expected))
                    continue;
                correlation.Value.ShouldBe(expected, 1e-9 * Math.Max(1, Math.Abs(expected)));
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public void Streaming_is_the_same_as_a_whole_series_to_the_last_bit()
    {
        var bars = Two(3, 600);
        var (hub, spec) = (Hub(), IndicatorCatalog.Parse("correlation(sim:BRAVO-USD,150)"));
        var streamed = hub.Get(spec);
        var whole = (PairIndicator)spec.Kind.Create(spec);
        foreach (var (own, other) in bars)
        {
            hub.UpdateReference(Other, in other);
            hub.Update(in own);
            whole.UpdateReference(in other);
            whole.Update(in own);
            BitConverter.DoubleToInt64Bits(streamed.Value).ShouldBe(BitConverter.DoubleToInt64Bits(whole.Value));
        }

        streamed.IsWarm.ShouldBeTrue();
    }

    [Fact]
    public void A_start_that_is_earlier_by_more_than_the_warm_up_changes_nothing()
    {
        var bars = Two(5, 500);
        var spec = IndicatorCatalog.Parse("correlation(sim:BRAVO-USD,120)");
        var (early, late) = ((PairIndicator)spec.Kind.Create(spec), (PairIndicator)spec.Kind.Create(spec));
        for (var i = 0; i < bars.Length; i++)
        {
            Feed(early, bars[i]);
            if (i >= bars.Length - spec.WarmupBars)
                Feed(late, bars[i]);
        }

        late.Value.ShouldBe(early.Value, 1e-12);
    }

    [Fact]
    public void Whoever_asks_for_the_same_other_instrument_gets_the_same_instance()
    {
        var hub = Hub();
        var spec = IndicatorCatalog.Parse("correlation(sim:BRAVO-USD)");
        spec.Id.ShouldBe("correlation(sim:BRAVO-USD,500)");
        hub.Get(spec).ShouldBeSameAs(hub.Get("correlation(sim:BRAVO-USD,500)"));
        hub.Get("correlation(sim:BRAVO-USD,200)").ShouldNotBeSameAs(hub.Get(spec));
        hub.References.ShouldBe([Other]);
        hub.Release(IndicatorCatalog.Parse("correlation(sim:BRAVO-USD,200)"));
        for (var i = 0; i < 3; i++)
            hub.Release(spec);
        hub.References.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("correlation", "reference")]
    [InlineData("correlation(BETA)", "reference")]
    [InlineData("correlation(500,sim:BRAVO-USD)", "reference")]
    [InlineData("correlation(sim:BRAVO-USD,99)", "period")]
    [InlineData("correlation(sim:BRAVO-USD,10001)", "period")]
    [InlineData("correlation(sim:BRAVO-USD,100.5)", "period")]
    [InlineData("correlation(sim:BRAVO-USD,100,1)", null)]
    public void A_bad_spec_is_refused_by_name(string text, string? parameter)
    {
        var refused = Should.Throw<IndicatorException>(() => IndicatorCatalog.Parse(text));
        (refused.Code, refused.Parameter).ShouldBe(("indicator.parameter", parameter));
    }

    [Fact]
    public void An_instrument_that_is_not_at_hand_is_refused()
    {
        var without = new IndicatorHub(Timeframe.OneMinute);
        Should.Throw<IndicatorException>(() => without.Get("correlation(sim:BRAVO-USD)"))
            .Code.ShouldBe("indicator.reference_missing");
        var hub = Hub();
        Should.Throw<IndicatorException>(() => hub.Get("correlation(sim:GAMMA-USD)"))
            .Code.ShouldBe("indicator.reference_missing");
        // Higher bars are built from those of the own instrument alone.
        Should.Throw<IndicatorException>(() => hub.Higher(Timeframe.Of("1h")).Get("correlation(sim:BRAVO-USD)"))
            .Code.ShouldBe("indicator.reference_missing");
        (hub.Count, without.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void A_bar_of_the_other_that_is_not_later_is_refused_and_counted()
    {
        var hub = Hub();
        hub.Get("correlation(sim:BRAVO-USD,100)");
        var bars = Series.Random(1, 2);
        hub.UpdateReference(Other, in bars[1]);
        hub.UpdateReference(Other, in bars[1]);
        hub.UpdateReference(Other, in bars[0]);
        hub.UpdateReference(InstrumentId.Of("sim:GAMMA-USD"), in bars[0]);
        hub.OutOfOrderCount.ShouldBe(2);
    }

    private static IndicatorHub Hub() => new(Timeframe.OneMinute, carries: id => id == Other);

    private static void Feed(PairIndicator indicator, (Bar Own, Bar Other) bars)
    {
        indicator.UpdateReference(bars.Other);
        indicator.Update(bars.Own);
    }

    // The other follows half of the way.
    private static (Bar Own, Bar Other)[] Two(ulong seed, int length)
    {
        var (own, noise) = (Series.Random(seed, length), Series.Random(seed + 1_000, length));
        return [.. own.Select((bar, i) => (bar, bar with { Close = bar.Close * noise[i].Close }))];
    }

    private static double Textbook(List<(double Own, double Other)> closes, int period)
    {
        var returns = closes.Skip(1)
            .Select((now, i) => (X: now.Own / closes[i].Own - 1, Y: now.Other / closes[i].Other - 1))
            .TakeLast(period).ToArray();
        if (returns.Length < 100)
            return double.NaN;
        var (x, y) = (returns.Average(one => one.X), returns.Average(one => one.Y));
        return returns.Sum(one => (one.X - x) * (one.Y - y))
            / Math.Sqrt(returns.Sum(one => (one.X - x) * (one.X - x)) * returns.Sum(one => (one.Y - y) * (one.Y - y)));
    }
}
