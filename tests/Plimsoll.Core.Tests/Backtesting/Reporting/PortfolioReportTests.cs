using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies.SmaCross;
using Plimsoll.Core.Tests.Backtesting.Portfolios;
using Plimsoll.Core.Tests.Risk;

namespace Plimsoll.Core.Tests.Backtesting.Reporting;

public sealed class PortfolioReportTests
{
    private static readonly Instrument[] Two = Markets.Named("AAA", "BBB");

    [Fact]
    public void Every_trade_and_every_series_says_whose_it_is()
    {
        var report = Run(Setup(Two), Markets.Walk(1, 3_000, Markets.Hour), Markets.Walk(2, 2_000, Markets.Hour));

        report.Instrument.Id.ShouldBe(Two[0].Id.Value);
        report.Instruments.Select(part => part.Rules.Id).ShouldBe(Two.Select(one => one.Id.Value));
        report.Instruments.Select(part => part.Data.Rows).ShouldBe([3_000, 2_000]);
        report.Instruments.Select(part => part.Data.Name).ShouldBe(["0.csv", "1.csv"]);
        report.Instruments[0].Data.Sha256.ShouldNotBe(report.Instruments[1].Data.Sha256);
        report.Instruments.ShouldAllBe(part => part.Price.Count >= 1_000);
        (report.Data.Rows, report.StrategyBars, report.Data.Name).ShouldBe((5_000, 5_000, "0.csv, 1.csv"));
        report.ByInstrument.Select(group => group.Key).ShouldBe(Two.Select(one => one.Id.Value));
        report.ByInstrument.Sum(group => group.NetPnl.Value).ShouldBe(report.Trades.Sum(trade => trade.NetPnl));
        foreach (var group in report.ByInstrument)
            group.Trades.ShouldBe(report.Trades.Count(trade => trade.InstrumentId == group.Key));
        report.Assumptions.Select(one => one.Name).ShouldBeUnique();
        report.Assumptions.ShouldContain(one => one.Name == "Capital" && one.Value == "shared");
    }

    [Fact]
    public void The_yardstick_splits_the_capital()
    {
        Bar[][] bars = [Markets.Walk(1, 1_000, Markets.Hour), Markets.Walk(2, 700, Markets.Hour, skip: 200)];
        var both = Run(Setup(Two), bars).Benchmark!;
        var halves = Two.Select((one, slot) =>
            Run(Setup(one) with { InitialBalance = new Money(5_000m) }, bars[slot]).Benchmark!.EndEquity);

        both.EndEquity.ShouldBe(halves.Sum(), 1e-6);
        both.EndEquity.ShouldNotBe(10_000);
    }

    [Fact]
    public void The_curve_has_its_yardstick_at_every_point()
    {
        var report = Run(Setup(Two), Markets.Walk(1, 900, Markets.Hour), Markets.Walk(2, 700, Markets.Hour, skip: 500));

        report.Equity.Count.ShouldBe(1_200);
        report.Equity.ShouldAllBe(point => point.Benchmark != null);
        report.Equity[^1].Benchmark.ShouldBe(report.Benchmark!.EndEquity);
    }

    [Fact]
    public void Finer_bars_make_the_fidelity_B_and_are_named()
    {
        var minutes = Markets.Walk(4, 60 * 400, Timeframe.OneMinute);
        var setup = Setup(Two[0]) with { DetailTimeframe = Timeframe.OneMinute };
        var report = Run(setup, minutes);

        report.Fidelity.ShouldBe(FidelityGrade.B);
        (report.Configuration.Timeframe, report.Configuration.DetailTimeframe).ShouldBe(("1h", "1m"));
        (report.Data.Rows, report.StrategyBars).ShouldBe((24_000, 400));
        report.Assumptions[0].Value.ShouldBe("1m bars inside 1h bars");
        report.Equity.Count.ShouldBe(400);
        report.Equity.ShouldAllBe(point => point.Benchmark != null);
        Run(setup with { DetailTimeframe = Timeframe.Of("15m") }, Markets.Walk(4, 1_600, Timeframe.Of("15m")))
            .Fidelity.ShouldBe(FidelityGrade.C);
        Run(setup, [.. minutes.Where((_, i) => i % 10 != 0)]).Fidelity.ShouldBe(FidelityGrade.D, "a tenth is missing");
    }

    [Fact]
    public void In_steps_or_bar_by_bar_one_instrument_has_one_hash()
    {
        var bars = BacktestTests.Waves(2_000);
        var (setup, origin) = (Setup(Two[0]), Origin(1));
        using var single = new Backtest(setup, origin);
        foreach (var bar in bars)
            single.OnBar(in bar);
        var report = single.Finish();

        Run(setup, bars).ResultHash.ShouldBe(report.ResultHash);
        Run(setup with { DetailTimeframe = Markets.Hour }, bars).ResultHash.ShouldBe(report.ResultHash);
        Run(Setup(Two), bars, []).ResultHash.ShouldNotBe(report.ResultHash, "orders name their instrument");
        report.Instruments.ShouldHaveSingleItem().Price.ShouldBeEmpty();
        report.Price.ShouldNotBeEmpty();
    }

    private static BacktestSetup Setup(params Instrument[] instruments) => new()
    {
        Instruments = instruments,
        Timeframe = Markets.Hour,
        Strategy = new SmaCrossDefinition(),
        Parameters = new Dictionary<string, string> { ["fast"] = "4", ["slow"] = "12" },
        Budget = RiskCase.Widest,
    };

    private static ReportOrigin Origin(int count) => new()
    {
        Sources = [.. Enumerable.Range(0, count).Select(number => new DataSource("file", $"{number}.csv"))],
        CodeVersion = "1.2.3",
    };

    private static BacktestReport Run(BacktestSetup setup, params Bar[][] series)
    {
        using var backtest = new Backtest(setup, Origin(series.Length));
        var merge = new BarMerge(series.Length);
        foreach (var bars in series)
            merge.Supply(bars);
        while (true)
        {
            while (merge.Dry >= 0)
                merge.Supply(default);
            if (merge.IsAtEnd)
                return backtest.Finish();
            backtest.OnBars(merge.Take());
        }
    }
}
