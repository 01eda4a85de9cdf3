using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Windows;
using Plimsoll.Core.Market;
using static Plimsoll.Core.Tests.Indicators.Windows.Ticks;

namespace Plimsoll.Core.Tests.Indicators.Windows;

public sealed class SharedTicksTests
{
    private const IndicatorInput Both = IndicatorInput.Trades | IndicatorInput.Quotes;
    private static readonly Timestamp Start = new(0);
    private static readonly IndicatorSpec Count = IndicatorCatalog.Parse("deal_count(10,0)");

    [Fact]
    public void All_hubs_of_an_instrument_look_at_one_tape()
    {
        var ticks = new SharedTicks(Both);
        var (minutes, hours) = (HubOn(ticks, "1m"), HubOn(ticks, "1h"));
        minutes.Window(Count).ShouldBeSameAs(hours.Window(Count));
        minutes.ReleaseWindows();
        ticks.IsUsed.ShouldBeTrue("the other still looks");
        hours.ReleaseWindows();
        ticks.IsUsed.ShouldBeFalse();
    }

    [Fact]
    public void On_a_bars_close_now_is_the_bars_end()
    {
        var ticks = new SharedTicks(Both);
        var hub = HubOn(ticks, "1m");
        var count = hub.Window(Count);
        ticks.Update(TradeAt(5, 1));
        ticks.Update(TradeAt(52, 1));
        ticks.Update(TradeAt(55, 1));
        count.Value.ShouldBe(2, "from 45 to 55");
        hub.Update(new Bar(Start, 1, 1, 1, 1, 3));
        count.Value.ShouldBe(2, "from 50 to 60");
        ticks.Update(TradeAt(60, 1));
        count.Value.ShouldBe(3, "a trade at the end of a bar comes after it");
        hub.Update(new Bar(Start + TimeSpan.FromMinutes(1), 1, 1, 1, 1, 1));
        count.Value.ShouldBe(double.NaN, "nothing from 110 to 120");
    }

    [Fact]
    public void What_was_before_the_first_look_is_missing()
    {
        var ticks = new SharedTicks(Both) { LastMissed = Start + TimeSpan.FromSeconds(30) };
        ticks.Update(TradeAt(20, 1));
        var count = HubOn(ticks, "1m").Window(Count);
        ticks.Update(TradeAt(30, 1));
        ticks.Update(TradeAt(40, 1));
        count.Value.ShouldBe(double.NaN, "another one at 30 s may have been missed");
        ticks.Update(TradeAt(40.000001, 1));
        count.Value.ShouldBe(2);
    }

    [Fact]
    public void Lost_events_take_the_value_until_the_window_is_covered_again()
    {
        var ticks = new SharedTicks(Both);
        var count = HubOn(ticks, "1m").Window(Count);
        foreach (var second in new[] { 0, 4, 8, 12 })
            ticks.Update(TradeAt(second, 1));
        count.Value.ShouldBe(3);
        ticks.Interrupt(Start + TimeSpan.FromSeconds(12));
        ticks.Update(TradeAt(14, 1));
        count.Value.ShouldBe(double.NaN);
        ticks.Update(TradeAt(23, 1));
        count.Value.ShouldBe(double.NaN);
        ticks.Update(TradeAt(24, 1));
        count.Value.ShouldBe(3);
    }

    [Fact]
    public void Windows_of_what_is_not_told_are_refused()
    {
        Missing(() => new IndicatorHub(Timeframe.OneMinute).Window(Count)).ShouldContain("Trades");
        var trades = new SharedTicks(IndicatorInput.Trades);
        Missing(() => HubOn(trades, "1m").Window(IndicatorCatalog.Parse("spread_pct"))).ShouldContain("Quotes");
        trades.IsUsed.ShouldBeFalse();
    }

    private static string Missing(Action ask)
    {
        var refusal = Should.Throw<IndicatorException>(ask);
        refusal.Code.ShouldBe("indicator.input_missing");
        return refusal.Message;
    }

    private static IndicatorHub HubOn(SharedTicks ticks, string timeframe) =>
        new(Timeframe.Of(timeframe), ticks: ticks);
}
