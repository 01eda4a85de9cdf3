using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Tests.Backtesting;
using Plimsoll.Core.Tests.Backtesting.Reporting;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>A run that sizes by Kelly knows its own closed trades of ninety days, and none that close later.</summary>
public sealed class KellySizingTests
{
    private static readonly Timestamp Start = EquitySeries.Start;

    [Fact]
    public void Trades_count_for_ninety_days()
    {
        var book = new RunBook(new RunConfiguration
        {
            Id = RunId.None,
            Name = "kelly",
            StrategyName = "kelly",
            StrategyVersion = 1,
            Parameters = new Dictionary<string, string>(),
            InstrumentId = InstrumentId.Of("sim:ALPHA-USD"),
            Timeframe = Timeframe.Of("1h"),
            Sizing = new SizingRule.Kelly(0.01m),
            Budget = RunBudget.Strategy,
        });
        foreach (var day in new[] { 0, 30, 60 })
            book.Count(TradeStatisticsTests.Trade(day + 1) with { ExitTime = Start + TimeSpan.FromDays(day) });

        book.RecentPnls(Start + TimeSpan.FromDays(60)).ShouldBe([1m, 31m, 61m]);
        book.RecentPnls(Start + TimeSpan.FromDays(90)).ShouldBe([31m, 61m]);
        book.RecentPnls(Start + TimeSpan.FromDays(200)).ShouldBeEmpty();
        book.Count(TradeStatisticsTests.Trade(-5m) with { ExitTime = Start + TimeSpan.FromDays(130) });
        book.RecentPnls(Start + TimeSpan.FromDays(130)).ShouldBe([61m, -5m]);
    }

    [Fact]
    public void Until_there_are_twenty_trades_it_risks_the_fallback()
    {
        var bars = BacktestTests.Waves(700);
        var kelly = BacktestTests.Run(bars, new SizingRule.Kelly(0.0005m));

        kelly.Trades.Count.ShouldBeInRange(5, 19);
        kelly.ResultHash.ShouldBe(BacktestTests.Run(bars, new SizingRule.RiskFraction(0.0005m)).ResultHash);
        kelly.Configuration.Sizing.ShouldBe("kelly");
    }

    [Fact]
    public void From_the_twentieth_on_its_own_trades_decide()
    {
        var bars = BacktestTests.Waves(6_000);
        var kelly = BacktestTests.Run(bars, new SizingRule.Kelly(0.0005m)).Trades;
        var fallback = BacktestTests.Run(bars, new SizingRule.RiskFraction(0.0005m)).Trades;

        var first = Enumerable.Range(0, kelly.Count).First(i => kelly[i].Quantity != fallback[i].Quantity);
        // Not before twenty have closed; and more from then on, because the fallback is less than Kelly's least.
        kelly.Count(trade => trade.ExitTime <= kelly[first].EntryTime).ShouldBeGreaterThanOrEqualTo(20);
        kelly[first].Quantity.ShouldBeGreaterThan(fallback[first].Quantity);
    }
}
