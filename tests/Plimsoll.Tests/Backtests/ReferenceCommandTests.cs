using System.Globalization;
using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>Commands over the bars of an instrument that is compared with another.</summary>
public sealed class ReferenceCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-reference-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_that_is_only_looked_at_comes_behind_the_others()
    {
        var (own, other, strategy) = (Bars("a.csv", 0), Bars("b.csv", 1), Strategy("binance:ETHUSDT"));
        var answer = await RunAsync(
            "backtest", "--file", own, "--file", other, "--instrument", "BTCUSDT", "--reference", "ETHUSDT",
            "--timeframe", "1h", "--strategy", strategy, "--json");
        answer.ExitCode.ShouldBe(0, answer.Error);
        var report = JsonSerializer.Deserialize<JsonElement>(answer.Output);
        report.GetProperty("instruments").EnumerateArray().ShouldHaveSingleItem();
        report.GetProperty("trades").GetArrayLength().ShouldBeGreaterThan(0);
        report.GetProperty("trades").EnumerateArray()
            .ShouldAllBe(trade => trade.GetProperty("instrumentId").GetString() == "binance:BTCUSDT");
        report.GetProperty("assumptions").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Looked at, not traded")
            .GetProperty("note").GetString().ShouldStartWith("file b.csv, 2,000 bars, SHA-256 ");
    }

    [Fact]
    public async Task The_synthetic_market_has_the_other_too()
    {
        foreach (var ticks in new[] { false, true })
        {
            string[] args =
            [
                "backtest", "--synthetic", "3", "--strategy", Strategy("sim:BRAVO-USD"), "--timeframe", "5m",
                "--to", "2026-01-03", "--reference", "sim:BRAVO-USD", "--json", .. ticks ? ["--ticks"] : Array.Empty<string>(),
            ];
            var (once, again) = (await RunAsync(args), await RunAsync(args));
            once.ExitCode.ShouldBe(0, once.Error);
            again.Output.ShouldBe(once.Output);
            JsonSerializer.Deserialize<JsonElement>(once.Output).GetProperty("trades").GetArrayLength().ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task The_check_for_decisions_made_with_the_future_cuts_the_other_too()
    {
        var (own, other) = (Bars("a.csv", 0), Bars("b.csv", 1));
        var answer = await RunAsync(
            "backtest", "--file", own, "--file", other, "--instrument", "BTCUSDT", "--reference", "ETHUSDT",
            "--timeframe", "1h", "--strategy", Strategy("binance:ETHUSDT"), "--check-lookahead", "--json");
        answer.ExitCode.ShouldBe(0, answer.Error);
        var result = JsonSerializer.Deserialize<JsonElement>(answer.Output).GetProperty("lookAhead");
        result.GetProperty("findings").GetArrayLength().ShouldBe(0);
        result.GetProperty("signals").GetInt64().ShouldBeGreaterThan(10);
        result.GetProperty("coverage").GetString()
            .ShouldBe("all 2,000 bars of one instrument with those it looks at");
    }

    [Theory]
    [InlineData("", "indicator.reference_missing: --reference: /s1_signal/conditions/0: ")]
    [InlineData("--reference sim:NOPE-USD", "data.unknown_instrument: --reference: ")]
    [InlineData("--reference sim:CEDAR-USD", "validation.format: --reference: sim:CEDAR-USD is traded too, or nothing")]
    [InlineData("--reference sim:BRAVO-USD --reference sim:BRAVO-USD", "validation.format: --reference: ")]
    [InlineData("--reference sim:BRAVO-USD --instrument sim:BRAVO-USD", "validation.format: --reference: ")]
    public async Task Bad_references_are_refused(string words, string problem)
    {
        var more = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var answer = await RunAsync(
            ["backtest", "--synthetic", "3", "--strategy", Strategy("sim:BRAVO-USD"), "--to", "2026-01-02", .. more]);
        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldStartWith(problem);
    }

    [Fact]
    public async Task Values_of_two_files_are_computed_side_by_side()
    {
        var (own, other) = (Bars("a.csv", 0), Bars("b.csv", 1));
        string[] kind = ["--indicator", "correlation", "--set", "reference=binance:ETHUSDT", "--set", "period=100"];
        var answer = await RunAsync(["indicators", "compute", "--file", own, "--reference-file", other, .. kind]);
        answer.ExitCode.ShouldBe(0, answer.Error);
        var rows = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(row => row.Split(',')[1]).ToList();
        rows.Count.ShouldBe(2_000);
        rows[..100].ShouldAllBe(value => value.Length == 0);
        double Return(int i, int phase) => Level(i, phase) / Level(i - 1, phase) - 1;
        for (var i = 100; i < rows.Count; i++)
            double.Parse(rows[i], CultureInfo.InvariantCulture).ShouldBe(
                Pearson([.. Enumerable.Range(i - 99, 100).Select(at => (Return(at, 0), Return(at, 1)))]), 1e-9);
        (await RunAsync(["indicators", "compute", "--file", own, "--reference-file", own, .. kind])).Output
            .ShouldEndWith(",1\n");
    }

    [Theory]
    [InlineData("--indicator correlation --set period=100", "indicator.parameter: --set reference: correlation: reference is missing")]
    [InlineData("--indicator correlation --set reference=x", "indicator.parameter: --set reference: reference must be an instrument")]
    [InlineData("--indicator correlation --set reference=a:B", "indicator.reference_missing: --reference-file: ")]
    [InlineData("--indicator sma --reference-file none.csv", "validation.format: --reference-file: ")]
    public async Task Bad_input_of_a_computation_is_refused(string words, string problem)
    {
        var answer = await RunAsync(["indicators", "compute", "--file", Bars("a.csv", 0), .. words.Split(' ')]);
        answer.ExitCode.ShouldBe(2);
        answer.Output.ShouldBeEmpty();
        answer.Error.ShouldStartWith(problem);
    }

    private static async Task<Answer> RunAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = await CommandLineProgram.RunAsync(args, output, error);
        return new Answer(exitCode, output.ToString(), error.ToString());
    }

    private string Strategy(string other)
    {
        var path = Path.Combine(_folder, "together.json");
        File.WriteAllText(
            path,
            $$"""
            {
              "schemaVersion": 1, "strategyName": "together", "timeframe": "1h",
              "s1_signal": { "conditions": [ { "indicator": "correlation({{other}},100)", "operator": ">=", "value": -1 } ] },
              "z1_entry": {
                "conditions": [ { "indicator": "close", "operator": ">", "value": 0 } ],
                "stopLoss": { "offsetPercent": 2 }, "takeProfit": { "offsetPercent": 4 } },
              "ze1_close": { "conditions": [ { "indicator": "position_age_seconds", "operator": ">=", "value": 36000 } ] }
            }
            """);
        return path;
    }

    private string Bars(string name, int phase)
    {
        var path = Path.Combine(_folder, name);
        using var writer = new StreamWriter(path);
        BarCsv.Write(writer, Enumerable.Range(0, 2_000).Select(i =>
        {
            var price = Level(i, phase);
            return new Bar(
                new Timestamp(1_577_836_800_000_000) + TimeSpan.FromHours(i), price, price + 20, price - 20, price, 500);
        }));
        return path;
    }

    private static double Level(int i, int phase) =>
        Math.Round(20_000 + 2_000 * Math.Sin(i / 25.0) + (800 + 300 * phase) * Math.Sin(i / (7.3 + phase)), 2);

    private static double Pearson((double X, double Y)[] pairs)
    {
        var (x, y) = (pairs.Average(one => one.X), pairs.Average(one => one.Y));
        return pairs.Sum(one => (one.X - x) * (one.Y - y))
            / Math.Sqrt(pairs.Sum(one => (one.X - x) * (one.X - x)) * pairs.Sum(one => (one.Y - y) * (one.Y - y)));
    }

    private sealed record Answer(int ExitCode, string Output, string Error);
}
