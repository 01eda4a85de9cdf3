using System.Globalization;
using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;
using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Failures;
using Plimsoll.Features.Backtests;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>The look-ahead check from the outside: asked for, answered, stored, and told to the shell.</summary>
public sealed class LookAheadTests(DataServer server) : IClassFixture<DataServer>
{
    private readonly BacktestClient _backtests = new(server.Admin);

    [Fact]
    public async Task The_command_line_checks_and_says_so()
    {
        var (exit, output, error) = await RunAsync("--check-lookahead", "--json");

        (exit, error).ShouldBe((0, ""));
        var result = JsonSerializer.Deserialize<JsonElement>(output).GetProperty("lookAhead");
        result.GetProperty("isClean").GetBoolean().ShouldBeTrue();
        result.GetProperty("cuts").GetInt32().ShouldBe(20);
        result.GetProperty("signals").GetInt64().ShouldBeGreaterThan(0);
        result.GetProperty("starts").GetInt32().ShouldBe(5);
        (await RunAsync("--check-lookahead")).Output.ShouldContain("No decision of sma-cross changed in 40 runs");
        JsonSerializer.Deserialize<JsonElement>((await RunAsync("--json")).Output).GetProperty("lookAhead").ValueKind
            .ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_result_is_stored_with_the_run()
    {
        var request = BacktestClient.Short();
        request["checkLookAhead"] = true;

        var id = await _backtests.RunAsync(request);
        var report = (await _backtests.WaitForAsync(id, "completed")).GetProperty("report");

        report.GetProperty("lookAhead").GetProperty("isClean").GetBoolean().ShouldBeTrue();
        report.GetProperty("assumptions").EnumerateArray().Select(one => one.GetProperty("name").GetString())
            .ShouldContain("Look-ahead");
        (await _backtests.GetAsync(id, "/report.html")).Text.ShouldContain("No decision of sma-cross changed");
    }

    [Fact]
    public async Task Who_is_caught_is_named_in_the_report_and_to_the_shell()
    {
        var report = await CaughtAsync();

        report.LookAhead!.Findings.Count.ShouldBe(40);
        report.LookAhead.Findings[0].What.ShouldBe("made before");
        report.Diagnosis[0].Code.ShouldBe("lookahead");
        report.Diagnosis[0].Text.ShouldContain($"the bar of {report.Data.First}");
        var failure = Failure.From(LookAheadStep.Problem(report)!);
        (failure.Code, failure.ExitCode).ShouldBe(("backtest.lookahead", 4));
        failure.Message.ShouldBe(report.LookAhead.Verdict());
        BacktestJson.Of(BacktestJson.Read(BacktestJson.Of(report))).ShouldBe(BacktestJson.Of(report));
    }

    [Fact]
    public async Task Who_decides_with_the_future_is_caught_on_every_instrument()
    {
        var report = await CaughtAsync(instruments: 2);

        report.LookAhead!.Findings.GroupBy(finding => finding.Instrument).Select(each => (each.Key, each.Count())).Order()
            .ShouldBe(SyntheticInstrument.Defaults.Take(2).Select(one => ((string?)one.Instrument.Id.Value, 40)).Order());
        report.LookAhead.Coverage.ShouldBe("all 1,440 bars of 2 instruments, each by itself");
    }

    [Fact]
    public async Task A_check_that_is_stopped_keeps_the_run_and_what_it_has_seen()
    {
        BacktestWatch watch = null!;
        watch = new BacktestWatch(TestContext.Current.CancellationToken)
        {
            OnProgress = done =>
            {
                if (done > 0.5)
                    watch.Stop();
            },
        };

        var report = await CaughtAsync(watch);

        report.LookAhead!.Cuts.ShouldBeInRange(8, 12);
        report.LookAhead.Starts.ShouldBe(0);
        report.Data.Rows.ShouldBe(720);
    }

    private static async Task<BacktestReport> CaughtAsync(BacktestWatch? watch = null, int instruments = 1)
    {
        var market = new SyntheticMarketOptions();
        var plan = new BacktestPlan
        {
            Source = new BarSource.Synthetic(7),
            To = market.Start + TimeSpan.FromHours(12),
            RiskFreeFraction = 0.02,
            ChecksLookAhead = true,
            Setup = new BacktestSetup
            {
                Instruments = [.. SyntheticInstrument.Defaults.Take(instruments).Select(one => one.Instrument)],
                Timeframe = Timeframe.OneMinute,
                Strategy = new ForgetfulDefinition(),
                Parameters = new Dictionary<string, string>(),
            },
        };
        watch ??= new BacktestWatch(TestContext.Current.CancellationToken);
        return await BacktestRun.OverAsync(plan, watch, market.Start + TimeSpan.FromDays(1));
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] more)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await CommandLineProgram.RunAsync(
            [
                "backtest", "--synthetic", "7", "--strategy", "sma-cross", "--timeframe", "1m", "--to",
                "2026-01-01T12:00:00Z", "--set", "fast=2", "--set", "slow=5", "--set", "atrPeriod=5", .. more,
            ],
            output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
