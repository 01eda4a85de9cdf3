using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Backtesting.Reporting;

public sealed class BacktestTests
{
    private static readonly Instrument Alpha = new()
    {
        Id = InstrumentId.Of("sim:ALPHA-USD"),
        AssetClass = AssetClass.CryptoSpot,
        Base = "ALPHA",
        Quote = "USD",
        PriceIncrement = 0.01m,
        QuantityStep = 0.0001m,
    };

    [Fact]
    public void Money_in_the_report_adds_up()
    {
        var report = Run(Waves(3_000));
        var trades = report.Trades;

        trades.Count.ShouldBeGreaterThan(5);
        report.Metrics.TotalTrades.ShouldBe(trades.Count);
        report.Costs.Net.Value.ShouldBe(trades.Sum(trade => trade.NetPnl));
        report.Costs.Net.ShouldBe(
            report.Costs.Gross - report.Costs.Fees - report.Costs.Slippage - report.Costs.Funding);
        (report.Metrics.EndEquity - report.Metrics.StartEquity).ShouldBe((double)report.Costs.Net.Value, 1e-6);
        report.ByExitReason.Sum(group => group.Trades).ShouldBe(trades.Count);
        report.ByExitReason.Sum(group => group.NetPnl.Value).ShouldBe(report.Costs.Net.Value);
        report.MonthlyReturns.Sum(month => month.Trades).ShouldBe(trades.Count);
        report.Diagnosis.ShouldNotContain(finding => finding.Code == "open_position");
    }

    [Fact]
    public void Months_compound_to_the_total()
    {
        var report = Run(Waves(24 * 200));

        report.MonthlyReturns.Count.ShouldBe(7);
        report.MonthlyReturns.Aggregate(1.0, (growth, month) => growth * (1 + month.Return!.Value)).ShouldBe(
            1 + report.Metrics.TotalReturn!.Value, 1e-12);
        report.RollingSharpe.Count.ShouldBe(200 - 90);
    }

    [Fact]
    public void The_same_input_gives_the_same_report()
    {
        var (first, second) = (Run(Waves(2_000)), Run(Waves(2_000)));

        second.ResultHash.ShouldBe(first.ResultHash);
        second.Data.Sha256.ShouldBe(first.Data.Sha256);
        second.Metrics.ShouldBe(first.Metrics);
    }

    [Fact]
    public void Another_price_gives_another_hash()
    {
        var bars = Waves(2_000);
        var changed = bars.ToArray();
        changed[1_900] = changed[1_900] with { Volume = changed[1_900].Volume + 1 };

        Run(changed).Data.Sha256.ShouldNotBe(Run(bars).Data.Sha256);
        Run([.. bars.Take(1_500)]).ResultHash.ShouldNotBe(Run(bars).ResultHash);
    }

    [Fact]
    public void Gaps_are_counted_and_graded()
    {
        Bar[] bars = [.. Waves(2_000).Where((_, i) => i is < 500 or > 520)];
        var data = Run(bars).Data;

        (data.Gaps, data.MissingBars, data.Rows).ShouldBe((1, 21, 1_979));
        data.Grade.ShouldBe("C");
        Run(Waves(100)).Data.Grade.ShouldBe("A");
    }

    [Fact]
    public void Buy_and_hold_pays_the_same_costs()
    {
        var report = Run(Waves(2_000));
        var bars = Waves(2_000);
        var quantity = Alpha.RoundDown(200m / (decimal)bars[0].Close).Value;
        var (bought, sold) = ((decimal)bars[1].Open * 1.0001m + 0.005m, (decimal)bars[^1].Close * 0.9999m - 0.005m);
        var net = quantity * (sold - bought) - quantity * (sold + bought) * 0.001m;

        report.Benchmark!.EndEquity.ShouldBe((double)(10_000m + net), 1e-6);
        report.Equity[^1].Benchmark.ShouldBe(report.Benchmark.EndEquity);
    }

    [Fact]
    public void A_run_without_trades_says_why()
    {
        var report = Run(Waves(40));

        report.Trades.ShouldBeEmpty();
        report.Verdict.ShouldStartWith("No trade in 2 days");
        report.Blockers.ShouldContain(new CodeCount("strategy.warming_up", 20));
        report.Metrics.WinRate.ShouldBeNull();
        report.Diagnosis.Select(finding => finding.Code)
            .ShouldBe(["few_trades", "idle_months", "exposure", "parameters"]);
    }

    [Fact]
    public void A_run_without_bars_has_nothing_to_say()
    {
        var report = Run([]);

        report.Data.Rows.ShouldBe(0);
        report.Metrics.TotalReturn.ShouldBeNull();
        report.Equity.ShouldBeEmpty();
    }

    internal static BacktestReport Run(IReadOnlyList<Bar> bars, SizingRule? sizing = null)
    {
        var setup = new BacktestSetup
        {
            Instruments = [Alpha],
            Timeframe = Timeframe.Of("1h"),
            Strategy = StrategyCatalog.Find("sma-cross")!,
            Parameters = new Dictionary<string, string> { ["fast"] = "5", ["slow"] = "20" },
            Sizing = sizing ?? new SizingRule.EquityFraction(0.02m),
        };
        using var backtest = new Backtest(
            setup, new ReportOrigin { Sources = [new DataSource("file", "waves.csv")], CodeVersion = "1.2.3" });
        foreach (var bar in bars)
            backtest.OnBar(in bar);
        return backtest.Finish();
    }

    /// <summary>A market that swings long enough for crosses to win as well as lose.</summary>
    internal static Bar[] Waves(int count)
    {
        var bars = new Bar[count];
        var open = 100.0;
        for (var i = 0; i < count; i++)
        {
            var close = Math.Round(100 + 10 * Math.Sin(i / 25.0) + 4 * Math.Sin(i / 7.3) + i * 0.002, 2);
            var time = EquitySeries.Start + TimeSpan.FromHours(i);
            bars[i] = new Bar(time, open, Math.Max(open, close) + 0.2, Math.Min(open, close) - 0.2, close, 5_000);
            open = close;
        }

        return bars;
    }
}
