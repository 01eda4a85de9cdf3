using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using static Plimsoll.Core.Tests.Indicators.Windows.Ticks;

namespace Plimsoll.Core.Tests.Indicators.Windows;

/// <summary>The worked examples of the time-window family.</summary>
public sealed class WindowExampleTests
{
    [Fact]
    public void Twpa_carries_the_last_trade_before_the_window_in() =>
        ValueAt(120, "twpa(20,0)", TradeAt(50, 1), TradeAt(110, 2)).ShouldBe(1.5, 1e-12);

    [Fact]
    public void Twpa_begins_at_the_first_trade_without_one_to_carry_in() =>
        ValueAt(120, "twpa(20,0)", TradeAt(105, 1), TradeAt(110, 2)).ShouldBe(5.0 / 3, 1e-12);

    [Theory]
    [InlineData("pump_magnitude_pct", 3)]
    [InlineData("price_velocity", 0.075)]
    public void A_pump_of_three_percent_between_centers_40_seconds_apart(string spec, double expected) =>
        ValueAt(1_000, spec, TradeAt(0, 100), TradeAt(930, 100), TradeAt(990, 103)).ShouldBe(expected, 1e-12);

    [Fact]
    public void Surge_compares_volume_by_time() =>
        ValueAt(1_000, "volume_surge_ratio", TradeAt(400, 1, 500), TradeAt(969, 1, 70), TradeAt(980, 1, 90))
            .ShouldBe(3, 1e-12);

    [Fact]
    public void Cascade()
    {
        Velocities.CascadeOf([0.30, 0.20, 0.10]).ShouldBe(0.462117, 5e-7);
        Velocities.CascadeOf([0.10, 0.20, 0.15]).ShouldBe(0.0277706, 5e-8);
        Velocities.CascadeOf([0.30, double.NaN, 0.20]).ShouldBe(Math.Tanh(0.25), 1e-12);
        Velocities.CascadeOf([0.30, double.NaN, double.NaN]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Reversal()
    {
        Velocities.ReversalOf(0.05, 0.20).ShouldBe(-75, 1e-9);
        Velocities.ReversalOf(0.05, 9e-7).ShouldBe(double.NaN);
    }

    [Fact]
    public void Drain() =>
        ValueAt(1_000, "liquidity_drain", QuoteAt(500, 250, 250), QuoteAt(980, 100, 100)).ShouldBe(60, 1e-12);

    [Fact]
    public void Stabilization() => Velocities.StabilizationOf(0.10, 0.12, 0.11).ShouldBe(0.0742270, 5e-8);

    [Fact]
    public void Imbalance_is_weighted_by_time() =>
        ValueAt(130, "bid_ask_imbalance", QuoteAt(100, 60, 40), QuoteAt(115, 30, 70)).ShouldBe(-10, 1e-12);

    [Fact]
    public void A_window_takes_its_begin_in_and_leaves_its_end_out_unless_the_end_is_now()
    {
        object[] trades = [TradeAt(100, 1, 1), TradeAt(110, 1, 10), TradeAt(120, 1, 100)];
        ValueAt(120, "sum_volume(20,0)", trades).ShouldBe(111);
        ValueAt(120, "sum_volume(20,10)", trades).ShouldBe(1);
        ValueAt(120, "sum_volume(19,0)", trades).ShouldBe(110);
        ValueAt(120, "sum_volume(10,5)", trades).ShouldBe(10);
        ValueAt(120, "sum_volume(5,1)", trades).ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData("twpa(60,60)", "t2")]
    [InlineData("twpa(60,61)", "t2")]
    [InlineData("twpa(-1,0)", "t1")]
    [InlineData("twpa(60,-1)", "t2")]
    [InlineData("twpa(86401,0)", "t1")]
    [InlineData("twpa_ratio(300,60,300,300)", "baseT2")]
    [InlineData("price_velocity(10,60,61)", "d")]
    [InlineData("price_velocity(60,60,30)", "t1")]
    public void A_bad_window_is_refused_and_never_swapped(string spec, string parameter)
    {
        var problem = Should.Throw<IndicatorException>(() => IndicatorCatalog.Parse(spec));
        (problem.Code, problem.Parameter).ShouldBe(("indicator.window", parameter));
    }

    [Fact]
    public void A_crossed_book_has_no_spread()
    {
        ValueAt(10, "spread_pct", new Quote(new(Second), 99, 1, 101, 1)).ShouldBe(2, 1e-12);
        ValueAt(10, "spread_pct", new Quote(new(Second), 101, 1, 99, 1)).ShouldBe(double.NaN);
    }

    private static double ValueAt(long second, string spec, params object[] events)
    {
        var hub = Hub();
        var indicator = hub.Get(spec);
        foreach (var one in events)
            Feed(hub, one);
        hub.AdvanceTo(Timestamp.FromSeconds(second));
        return indicator.Value;
    }
}
