using Plimsoll.Core.Indicators.Structure;
using Plimsoll.Core.Market;
using Plimsoll.Core.Tests.Strategies;

namespace Plimsoll.Core.Tests.Indicators;

public sealed class VolumeProfileTests
{
    [Fact]
    public void The_worked_example()
    {
        var profile = Fed([(10, 5), (11, 10), (12, 30), (13, 20), (14, 15), (15, 10), (16, 5), (17, 5)]);
        (profile.ValueAreaLow, profile.PointOfControl, profile.ValueAreaHigh).ShouldBe((12, 12, 16));
        profile.CountsBars.ShouldBeFalse();
    }

    [Fact]
    public void Without_any_volume_bars_are_counted()
    {
        var profile = Fed([(10, 0), (11, 0), (11, double.NaN), (12, 0)]);
        profile.PointOfControl.ShouldBe(11);
        profile.CountsBars.ShouldBeTrue();
    }

    [Fact]
    public void Of_equally_large_bins_the_one_nearest_the_middle_then_the_lower_counts()
    {
        Fed([(10, 9), (14, 9), (15, 1), (12, 1), (11, 9)]).PointOfControl.ShouldBe(11, "the middle of 10 to 15 is 12.5");
        Fed([(10, 9), (13, 9), (12, 9), (15, 1)]).PointOfControl.ShouldBe(12, "12 and 13 are as near");
    }

    [Fact]
    public void Nodes_stand_out_from_both_neighbors_and_from_the_mean()
    {
        // Mean 10: 13 is a low node, 11 and 15 are high ones; 17 is low, but beside it lies nothing.
        var profile = Fed([(10, 8), (11, 20), (12, 8), (13, 2), (14, 8), (15, 18), (16, 12), (17, 4)]);
        (profile.LowNodeNear(12), profile.HighNodeNear(12), profile.HighNodeNear(17)).ShouldBe((13, 11, 15));
        var flat = Fed([(10, 5), (11, 5), (12, 5)]);
        (flat.LowNodeNear(11), flat.HighNodeNear(11)).ShouldBe((double.NaN, double.NaN));
    }

    [Fact]
    public void Increments_that_a_double_cannot_tell_apart_make_no_profile()
    {
        var profile = new VolumeProfile(1, 0.7, 1e-9);
        profile.Add(Flat(0, 1e9, 1));
        (profile.PointOfControl, profile.LowNodeNear(1e9)).ShouldBe((double.NaN, double.NaN));
        profile.Add(Flat(1, 1e6, 1));
        profile.PointOfControl.ShouldBe(1e6, 1e-3);
    }

    [Fact]
    public void There_is_no_value_before_the_window_is_full()
    {
        var profile = new VolumeProfile(3, 0.7, 1);
        profile.Add(Flat(0, 10, 5));
        profile.Add(Flat(1, 11, 5));
        profile.PointOfControl.ShouldBe(double.NaN);
        profile.Add(Flat(2, 10, 5));
        profile.PointOfControl.ShouldBe(10);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_agrees_with_a_naive_profile(bool hasVolume)
    {
        var compared = 0;
        for (var seed = 1UL; seed <= 10; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 300)
                .Select(bar => hasVolume ? bar : bar with { Volume = double.NaN }).ToArray();
            var profile = new VolumeProfile(50, 0.7, 0.01);
            for (var index = 0; index < bars.Length; index++)
            {
                profile.Add(in bars[index]);
                if (index < 49)
                    continue;
                var (control, high, low) = NaiveProfile.Of(bars[(index - 49)..(index + 1)], 0.01m);
                profile.PointOfControl.ShouldBe(control, 1e-9, $"seed {seed} bar {index}");
                profile.ValueAreaHigh.ShouldBe(high, 1e-9, $"seed {seed} bar {index}");
                profile.ValueAreaLow.ShouldBe(low, 1e-9, $"seed {seed} bar {index}");
                compared++;
            }
        }

        compared.ShouldBe(2_510);
    }

    [Theory]
    [InlineData(0, 0.7, 0.01)]
    [InlineData(50, 0, 0.01)]
    [InlineData(50, 1.1, 0.01)]
    [InlineData(50, 0.7, -0.01)]
    public void What_makes_no_profile_is_refused(int period, double share, double increment) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new VolumeProfile(period, share, increment));

    private static VolumeProfile Fed((double Price, double Volume)[] bars)
    {
        var profile = new VolumeProfile(bars.Length, 0.7, 1);
        foreach (var (index, bar) in bars.Index())
            profile.Add(Flat(index, bar.Price, bar.Volume));
        return profile;
    }

    private static Bar Flat(int index, double price, double volume) =>
        new(Timestamp.FromSeconds(60L * index), price, price, price, price, volume);
}
