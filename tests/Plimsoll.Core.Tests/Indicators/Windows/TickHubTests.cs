using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using static Plimsoll.Core.Tests.Indicators.Windows.Ticks;

namespace Plimsoll.Core.Tests.Indicators.Windows;

public sealed class TickHubTests
{
    [Fact]
    public void Who_asks_for_the_same_gets_the_same_instance_until_the_last_release()
    {
        var hub = Hub();
        var spec = IndicatorCatalog.Parse("twpa(300,0)");
        hub.Get(spec).ShouldBeSameAs(hub.Get("twpa"));
        hub.Get("twpa(300,1)").ShouldNotBeSameAs(hub.Get(spec));
        (hub.Count, hub.Release(spec), hub.Release(spec), hub.Count).ShouldBe((2, true, true, 2));
        (hub.Release(spec), hub.Count, hub.Release(spec)).ShouldBe((true, 1, false));
    }

    [Fact]
    public void What_it_is_not_fed_is_said()
    {
        var trades = Hub(IndicatorInput.Trades);
        trades.Get("velocity(60,0,300,60,last_price)").ShouldNotBeNull();
        ShouldMiss(() => trades.Get("velocity(60,0,300,60,tw_midprice)"));
        ShouldMiss(() => trades.Get("spread_pct"));
        ShouldMiss(() => trades.Get("sma(20)"));
        ShouldMiss(() => Hub(IndicatorInput.Quotes).Get("dump_exhaustion_score"));
        Hub(IndicatorInput.Quotes).Get("velocity(60,0,300,60,tw_midprice)").ShouldNotBeNull();
        trades.Count.ShouldBe(1);
    }

    [Fact]
    public void A_full_hub_says_so()
    {
        var hub = Hub();
        for (var t1 = 1; t1 <= IndicatorHub.MaxIndicators; t1++)
            hub.Get($"twpa({t1},0)");
        Should.Throw<IndicatorException>(() => hub.Get("twpa(101,0)")).Code.ShouldBe("indicator.limit");
    }

    [Fact]
    public void What_is_earlier_or_makes_no_sense_is_refused_and_counted()
    {
        var hub = Hub();
        var last = hub.Get("last_price");
        hub.Update(TradeAt(10, 5)).ShouldBeTrue();
        hub.Update(TradeAt(10, 6)).ShouldBeTrue();
        hub.Update(TradeAt(9, 7)).ShouldBeFalse();
        hub.Update(TradeAt(11, double.NaN)).ShouldBeFalse();
        hub.Update(TradeAt(11, 7, -1)).ShouldBeFalse();
        hub.Update(TradeAt(11, 0)).ShouldBeFalse();
        hub.Update(QuoteAt(11, -1, 1)).ShouldBeFalse();
        hub.Update(QuoteAt(11, 1, 1)).ShouldBeTrue();
        hub.Update(QuoteAt(10, 1, 1)).ShouldBeFalse();
        (hub.RefusedCount, last.Value).ShouldBe((6, 6));
    }

    [Fact]
    public void A_timer_moves_now_on_and_never_back()
    {
        var hub = Hub();
        var count = hub.Get("deal_count(60,0)");
        hub.Update(TradeAt(100, 5));
        hub.AdvanceTo(Timestamp.FromSeconds(160));
        count.Value.ShouldBe(1);
        hub.AdvanceTo(Timestamp.FromSeconds(161));
        count.Value.ShouldBe(double.NaN);
        hub.AdvanceTo(Timestamp.FromSeconds(110));
        count.Value.ShouldBe(double.NaN);
    }

    [Fact]
    public void A_longer_window_asked_for_later_waits_until_the_data_covers_it()
    {
        var hub = Hub();
        hub.Get("sum_volume(10,0)");
        for (var second = 0; second <= 100; second++)
            hub.Update(TradeAt(second, 5));
        var longer = hub.Get("sum_volume(50,0)");
        longer.Value.ShouldBe(double.NaN);
        hub.AdvanceTo(Timestamp.FromSeconds(139));
        longer.Value.ShouldBe(double.NaN);
        hub.AdvanceTo(Timestamp.FromSeconds(140));
        longer.Value.ShouldBe(11, "trades from 90 to 100: the one at 89 was in force when the tape was cut");
    }

    [Fact]
    public void A_window_that_no_longer_fits_has_no_value()
    {
        var hub = Hub();
        var (day, minute) = (hub.Get("deal_count(86400,0)"), hub.Get("deal_count(60,0)"));
        for (var i = 0; i < Tape<TradeTick>.Capacity; i++)
            hub.Update(TradeAt(0.01 * i, 5)).ShouldBeTrue();
        day.Value.ShouldBe(Tape<TradeTick>.Capacity);
        hub.Update(TradeAt(0.01 * Tape<TradeTick>.Capacity, 5)).ShouldBeTrue();
        day.Value.ShouldBe(double.NaN);
        minute.Value.ShouldBe(6_001);
    }

    [Fact]
    public void A_tick_is_no_larger_than_its_tape_says() =>
        Math.Max(System.Runtime.CompilerServices.Unsafe.SizeOf<TradeTick>(),
            System.Runtime.CompilerServices.Unsafe.SizeOf<QuoteTick>()).ShouldBeLessThanOrEqualTo(160);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(30, 2)]
    [InlineData(120, 5)]
    [InlineData(600, 10)]
    [InlineData(1_800, 15)]
    [InlineData(1_801, 30)]
    public void It_asks_to_be_looked_at_by_its_smallest_t2(int t2, int seconds)
    {
        var hub = Hub();
        hub.RefreshEvery.ShouldBeNull();
        hub.Get("twpa(86400,80000)");
        hub.Get($"twpa(3600,{t2})");
        hub.RefreshEvery.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    private static void ShouldMiss(Action ask) =>
        Should.Throw<IndicatorException>(ask).Code.ShouldBe("indicator.input_missing");
}
