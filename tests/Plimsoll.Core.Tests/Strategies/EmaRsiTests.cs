using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.EmaRsi;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies;

public sealed class EmaRsiTests
{
    private static readonly Timeframe Hour = Timeframe.Of("1h");
    private static readonly Instrument Perpetual = RiskCase.Spot with { AssetClass = AssetClass.CryptoPerpetual };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_finds_what_a_naive_search_finds(bool allowsShort)
    {
        var (pullbacks, breakouts) = (0, 0);
        for (var seed = 1UL; seed <= 15; seed++)
        {
            var bars = StrategyDriver.Walk(seed, 1_500);
            var driver = new StrategyDriver(
                new EmaRsiDefinition(), Perpetual, Hour, ("allowShort", allowsShort ? "on" : "off"), ("rsiPeriod", "4"));
            var expected = Naive(bars, allowsShort);
            NaiveEntry.ShouldAgree(driver.Entries(bars), expected, $"seed {seed}");
            var counted = expected.Where(entry => (entry.Side == PositionSide.Short) == allowsShort).ToArray();
            var pulled = counted.Count(entry =>
                Math.Abs(Math.Abs(entry.Stop / bars[entry.Bar].Close - 1) - 0.025) < 1e-9);
            (pullbacks, breakouts) = (pullbacks + pulled, breakouts + counted.Length - pulled);
        }

        pullbacks.ShouldBeGreaterThan(20, "else nothing was compared");
        breakouts.ShouldBeGreaterThan(100, "else nothing was compared");
    }

    [Fact]
    public void A_breakout_waits_until_every_average_has_its_bars()
    {
        var driver = new StrategyDriver(new EmaRsiDefinition(), RiskCase.Spot, Hour);
        var first = new Bar(Timestamp.FromSeconds(0), 100, 100, 100, 100, 500);
        driver.On(in first);
        var bars = Enumerable.Range(1, 50).Select(hour => Rising(first, hour)).ToArray();
        driver.Entries(bars).First().Bar.ShouldBe(48, "the 50th bar is the first that the slowest average knows");
    }

    [Fact]
    public void Spot_is_never_sold_short()
    {
        var driver = new StrategyDriver(new EmaRsiDefinition(), RiskCase.Spot, Hour, ("allowShort", "on"));
        driver.Entries(StrategyDriver.Walk(2, 1_500)).ShouldAllBe(entry => entry.Side == PositionSide.Long);
    }

    [Fact]
    public void A_trade_ends_when_its_time_is_over()
    {
        var (driver, bars) = Warm(15);
        var opened = bars[^1].OpenTime;
        var flat = bars[^1] with { Open = 100, High = 100, Low = 100, Close = 100 };
        for (var hour = 1; hour <= 22; hour++)
            driver.On(flat with { OpenTime = opened + TimeSpan.FromHours(hour) }, Long(100, opened)).ShouldBeEmpty();
        var exit = driver.On(flat with { OpenTime = opened + TimeSpan.FromHours(23) }, Long(100, opened)).Single();
        (exit.Action, exit.ExitReason).ShouldBe((SignalAction.Close, ExitReason.Time), "24 hours at its close");
    }

    [Theory]
    [InlineData(0.0199, false)]
    [InlineData(0.0201, true)]
    public void An_extreme_RSI_ends_a_trade_that_is_in_profit(double gain, bool ends)
    {
        var (driver, bars) = Warm(15);
        var bar = bars[^1];
        for (var hour = 1; hour <= 19; hour++)
            driver.On(Rising(bar, hour));
        var last = Rising(bar, 20);
        var exits = driver.On(in last, Long(last.Close / (1 + gain), last.OpenTime));
        exits.Select(exit => exit.ExitReason).ShouldBe(ends ? [ExitReason.RuleClose] : []);
    }

    [Fact]
    public void Data_without_volume_never_gives_a_pull_back()
    {
        var driver = new StrategyDriver(new EmaRsiDefinition(), RiskCase.Spot, Hour);
        var found = StrategyDriver.Walk(1, 1_500).Select(bar => bar with { Volume = double.NaN })
            .SelectMany(bar => driver.On(in bar)).ToArray();
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(proposal => proposal.Reason == "breakout");
    }

    private static OpenTrade Long(double price, Timestamp at) => new(PositionSide.Long, price, at);

    private static Bar Rising(Bar bar, int hour)
    {
        var close = bar.Close * Math.Pow(1.01, hour);
        return bar with { OpenTime = bar.OpenTime + TimeSpan.FromHours(hour), High = close, Close = close };
    }

    private static (StrategyDriver Driver, Bar[] Bars) Warm(ulong seed)
    {
        var driver = new StrategyDriver(new EmaRsiDefinition(), RiskCase.Spot, Hour);
        var bars = StrategyDriver.Walk(seed, 100);
        foreach (var bar in bars)
            driver.On(in bar);
        return (driver, bars);
    }

    private static List<NaiveEntry> Naive(Bar[] bars, bool allowsShort)
    {
        var entries = new List<NaiveEntry>();
        var closes = bars.Select(bar => bar.Close).ToArray();
        var series = (
            Fast: NaiveSeries.Ema(closes, 9), Middle: NaiveSeries.Ema(closes, 21), Trend: NaiveSeries.Ema(closes, 50),
            Rsi: NaiveSeries.Rsi(closes, 4), Volume: NaiveSeries.Sma([.. bars.Select(bar => bar.Volume)], 20));
        for (var i = 49; i < bars.Length; i++)
        {
            var window = bars[(i - 20)..i];
            var (close, rsi) = (closes[i], series.Rsi[i]);
            var hasVolume = bars[i].Volume >= 0.8 * series.Volume[i];
            var (high, low) = (window.Max(bar => bar.High), window.Min(bar => bar.Low));
            if (close > series.Trend[i] && series.Fast[i] > series.Middle[i] && rsi < 40 && hasVolume)
                entries.Add(new NaiveEntry(i, PositionSide.Long, close * 0.975, close * 1.05));
            else if (close > high && rsi > 60)
                entries.Add(Breakout(i, PositionSide.Long, close, high * 0.985));
            else if (allowsShort && close < series.Trend[i] && series.Fast[i] < series.Middle[i] && rsi > 60 && hasVolume)
                entries.Add(new NaiveEntry(i, PositionSide.Short, close * 1.025, close * 0.95));
            else if (allowsShort && close < low && rsi < 40)
                entries.Add(Breakout(i, PositionSide.Short, close, low * 1.015));
        }

        return entries;
    }

    private static NaiveEntry Breakout(int bar, PositionSide side, double close, double stop) =>
        new(bar, side, stop, close + 2 * (close - stop));
}
