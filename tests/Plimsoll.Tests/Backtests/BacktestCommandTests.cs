using System.Globalization;
using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Tests.Backtests;

public sealed class BacktestCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-backtest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Json_is_one_object_and_the_same_bytes_every_time()
    {
        var file = WriteBars(2_000);
        var first = await RunAsync(file, "--json");
        var second = await RunAsync(file, "--json");

        first.ExitCode.ShouldBe(0, first.Error);
        first.Error.ShouldBeEmpty();
        second.Output.ShouldBe(first.Output);
        using var json = JsonDocument.Parse(first.Output);
        var root = json.RootElement;
        root.GetProperty("fidelity").GetString().ShouldBe("C");
        root.GetProperty("data").GetProperty("rows").GetInt64().ShouldBe(2_000);
        root.GetProperty("metrics").GetProperty("feesPaid").ValueKind.ShouldBe(JsonValueKind.String);
        root.GetProperty("metrics").GetProperty("sharpeRatio").ValueKind.ShouldBe(JsonValueKind.Number);
        root.GetProperty("metrics").GetProperty("totalTrades").GetInt32().ShouldBe(
            root.GetProperty("trades").GetArrayLength());
        root.GetProperty("resultHash").GetString()!.Length.ShouldBe(64);
    }

    [Fact]
    public async Task A_terminal_gets_a_summary()
    {
        var answer = await RunAsync(WriteBars(2_000));

        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("sma-cross on binance:BTCUSDT 1h");
        answer.Output.ShouldContain("Deepest drawdown");
    }

    [Fact]
    public async Task The_report_is_one_file_that_fetches_nothing()
    {
        var path = Path.Combine(_folder, "report.html");
        var first = await RunAsync(WriteBars(2_000), "--report", path);
        var html = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        await RunAsync(WriteBars(2_000), "--report", path);

        first.ExitCode.ShouldBe(0, first.Error);
        (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ShouldBe(html);
        html.ShouldStartWith("<!doctype html>");
        html.ShouldNotContain("http:");
        html.ShouldNotContain("https:");
        html.ShouldNotContain("src=");
        html.ShouldNotContain(_folder);
        foreach (var heading in new[] { "Equity and drawdown", "Monthly returns", "Statistics", "Assumptions" })
            html.ShouldContain(heading);
    }

    [Fact]
    public async Task Trades_go_to_a_file()
    {
        var path = Path.Combine(_folder, "trades.csv");

        var answer = await RunAsync(WriteBars(2_000), "--csv", path, "--json");

        answer.ExitCode.ShouldBe(0, answer.Error);
        using var json = JsonDocument.Parse(answer.Output);
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        lines.Length.ShouldBe(json.RootElement.GetProperty("trades").GetArrayLength() + 1);
        lines[0].ShouldStartWith("number,side,entryTime,");
        (await RunAsync(WriteBars(10), "--csv", _folder)).Error.ShouldStartWith("validation.format: --csv");
    }

    [Fact]
    public async Task Everything_wrong_is_told_at_once()
    {
        var answer = await CommandAsync(
            "backtest", "--file", "x", "--dataset", "y", "--strategy", "nope", "--timeframe", "7m", "--cash", "0",
            "--fee", "1.5", "--from", "2023-02-01", "--to", "2023-01-01", "--sizing", "all", "--seed", "1.5");

        answer.ExitCode.ShouldBe(2);
        answer.Output.ShouldBeEmpty();
        var lines = answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var start in new[]
        {
            "validation.format: --file", "strategy.not_found: --strategy", "validation.enum: --timeframe",
            "validation.out_of_range: --cash: Must be from 100 to 1000000000.",
            "validation.out_of_range: --fee: Must be from 0 to 0.05.", "validation.format: --from",
            "validation.format: --sizing", "validation.format: --seed", "validation.required: --instrument",
        })
            lines.ShouldContain(line => line.StartsWith(start, StringComparison.Ordinal), start);
    }

    [Theory]
    [InlineData("fast=0", "strategy.parameter: --set fast")]
    [InlineData("fast=60", "strategy.parameter: --set fast: fast (60) must be below slow (50)")]
    [InlineData("speed=1", "strategy.unknown_parameter: --set speed")]
    [InlineData("fast", "validation.format: --set")]
    public async Task A_parameter_that_cannot_be_is_refused(string set, string problem)
    {
        var answer = await RunAsync(WriteBars(10), "--set", set);

        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldStartWith(problem);
    }

    [Theory]
    [InlineData("--maker-fee 0.06", "validation.out_of_range: --maker-fee")]
    [InlineData("--taker-fee -1 --fee 0", "validation.out_of_range: --taker-fee")]
    [InlineData("--fee much", "validation.format: --fee: 'much' is not a number.")]
    [InlineData("--slippage-model best", "validation.enum: --slippage-model")]
    [InlineData("--same-bar guess", "validation.enum: --same-bar")]
    [InlineData("--latency 60001", "validation.out_of_range: --latency")]
    [InlineData("--latency 0.5", "validation.format: --latency")]
    [InlineData("--leverage 11", "validation.out_of_range: --leverage")]
    [InlineData("--funding 0.04", "validation.out_of_range: --funding")]
    [InlineData("--latency-jitter 1.1", "validation.out_of_range: --latency-jitter")]
    [InlineData("--fill-probability 1.1", "validation.out_of_range: --fill-probability")]
    [InlineData("--partial-fills 0", "validation.out_of_range: --partial-fills")]
    [InlineData("--limit maxPositionFraction=0.4", "validation.out_of_range: --limit maxPositionFraction")]
    [InlineData("--limit maxOpenPositions=1.5", "validation.format: --limit maxOpenPositions")]
    [InlineData("--limit minAccountBalance=1", "validation.out_of_range: --limit minAccountBalance")]
    [InlineData("--limit speed=1", "validation.enum: --limit speed")]
    [InlineData("--limit speed", "validation.format: --limit")]
    [InlineData("--sizing kelly=0.03", "validation.out_of_range: --sizing")]
    [InlineData("--sizing equityFraction=0.4", "validation.out_of_range: --sizing")]
    [InlineData("--strategy jadecap --timeframe 1d", "strategy.timeframe: --timeframe")]
    public async Task An_option_out_of_its_range_is_named_once(string options, string problem)
    {
        var answer = await CommandAsync(["backtest", "--synthetic", "1", .. Last(options)]);

        answer.ExitCode.ShouldBe(2, answer.Output);
        answer.Error.ShouldStartWith(problem);
        answer.Error.TrimEnd().ShouldNotContain('\n');

        static string[] Last(string options) => options.Contains("--strategy", StringComparison.Ordinal)
            ? options.Split(' ')
            : ["--strategy", "sma-cross", .. options.Split(' ')];
    }

    [Fact]
    public async Task Costs_and_limits_are_those_that_were_given()
    {
        var usual = await ReportAsync();
        var dear = await ReportAsync(
            "--maker-fee", "0.001", "--taker-fee", "0.002", "--slippage-model", "volume", "--latency", "250",
            "--latency-jitter", "0.5", "--fill-probability", "0.9", "--partial-fills", "0.2", "--leave-open",
            "--limit", "maxEntriesPerDay=1", "--limit", "maxPositionFraction=0.01");

        Config(usual, "limits").GetRawText().ShouldBe("{}");
        Config(dear, "limits").GetRawText().ShouldBe("""{"maxEntriesPerDay":"1","maxPositionFraction":"0.01"}""");
        (Config(dear, "slippageModel").GetString(), Config(dear, "latencyMs").GetInt32()).ShouldBe(("volume", 250));
        (Config(dear, "latencyJitter").GetString(), Config(dear, "fillProbability").GetString()).ShouldBe(("0.5", "0.9"));
        (Config(dear, "volumeShare").GetString(), Config(dear, "closeAtEnd").GetBoolean()).ShouldBe(("0.2", false));
        dear.GetProperty("instrument").GetProperty("takerFeeFraction").GetString().ShouldBe("0.002");
        dear.GetProperty("instrument").GetProperty("makerFeeFraction").GetString().ShouldBe("0.001");
        // A hundredth of the equity instead of the usual fiftieth.
        LargestEntry(dear).ShouldBeLessThan(LargestEntry(usual) * 0.51m);
    }

    [Fact]
    public async Task A_perpetual_is_margined_sold_short_and_funded()
    {
        var spot = await ReportAsync("--set", "direction=both");
        var answer = await CommandAsync(
            "backtest", "--file", WriteBars(2_000), "--instrument", "BTCUSDT.P", "--timeframe", "1h", "--strategy",
            "sma-cross", "--set", "direction=both", "--leverage", "3", "--funding", "0.001", "--json");
        answer.ExitCode.ShouldBe(0, answer.Error);
        using var json = JsonDocument.Parse(answer.Output);
        var perpetual = json.RootElement;

        Shorts(spot).ShouldBe(0);
        Shorts(perpetual).ShouldBeGreaterThan(0);
        perpetual.GetProperty("instrument").GetProperty("assetClass").GetString().ShouldBe("crypto_perpetual");
        (Config(perpetual, "leverage").GetString(), Config(perpetual, "fundingFraction").GetString())
            .ShouldBe(("3", "0.001"));
        perpetual.GetProperty("metrics").GetProperty("fundingPaid").GetString().ShouldNotBe("0");

        static int Shorts(JsonElement report) => report.GetProperty("trades").EnumerateArray()
            .Count(trade => trade.GetProperty("side").GetString() == "short");
    }

    [Fact]
    public async Task Bars_of_quality_D_have_to_be_wished_for()
    {
        var path = Path.Combine(_folder, "holes.csv");
        await using (var writer = new StreamWriter(path))
            BarCsv.Write(writer, Enumerable.Range(0, 2_000).Where(i => i % 10 != 0).Select(Wave));

        var refused = await RunAsync(path);
        var accepted = await RunAsync(path, "--accept-low-quality", "--json");

        (refused.ExitCode, refused.Output).ShouldBe((3, ""));
        refused.Error.ShouldStartWith("backtest.low_quality: ");
        accepted.ExitCode.ShouldBe(0, accepted.Error);
        using var json = JsonDocument.Parse(accepted.Output);
        json.RootElement.GetProperty("data").GetProperty("grade").GetString().ShouldBe("D");
        json.RootElement.GetProperty("fidelity").GetString().ShouldBe("D");
    }

    private async Task<JsonElement> ReportAsync(params string[] more)
    {
        var answer = await RunAsync(WriteBars(2_000), ["--json", .. more]);
        answer.ExitCode.ShouldBe(0, answer.Error);
        return JsonSerializer.Deserialize<JsonElement>(answer.Output);
    }

    private static JsonElement Config(JsonElement report, string name) =>
        report.GetProperty("configuration").GetProperty(name);

    private static decimal LargestEntry(JsonElement report) => report.GetProperty("trades").EnumerateArray()
        .Max(trade => Number(trade, "quantity") * Number(trade, "entryPrice"));

    private static decimal Number(JsonElement of, string name) =>
        decimal.Parse(of.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_bad_row_is_named_with_its_line()
    {
        var file = WriteBars(10);
        await File.AppendAllTextAsync(
            file, "2023-01-01T10:00:00Z,100,90,110,100,1\n", TestContext.Current.CancellationToken);
        var answer = await RunAsync(file);

        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldStartWith("data.import_bar_invalid: ");
        answer.Error.ShouldContain("line 12");
    }

    [Fact]
    public async Task A_range_without_bars_is_no_data()
    {
        var answer = await RunAsync(WriteBars(10), "--from", "2024-01-01");

        answer.ExitCode.ShouldBe(3);
        answer.Error.ShouldStartWith("backtest.no_data: ");
    }

    [Fact]
    public async Task The_synthetic_market_needs_no_file()
    {
        var answer = await CommandAsync(
            "backtest", "--synthetic", "7", "--strategy", "sma-cross", "--to", "2026-01-02", "--json");

        answer.ExitCode.ShouldBe(0, answer.Error);
        using var json = JsonDocument.Parse(answer.Output);
        json.RootElement.GetProperty("data").GetProperty("kind").GetString().ShouldBe("synthetic");
    }

    private static Task<Answer> RunAsync(string file, params string[] more) => CommandAsync(
    [
        "backtest", "--file", file, "--instrument", "BTCUSDT", "--timeframe", "1h", "--strategy", "sma-cross", .. more,
    ]);

    private static async Task<Answer> CommandAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = await CommandLineProgram.RunAsync(args, output, error);
        return new Answer(exitCode, output.ToString(), error.ToString());
    }

    private string WriteBars(int count)
    {
        var path = Path.Combine(_folder, "bars.csv");
        using var writer = new StreamWriter(path);
        BarCsv.Write(writer, Enumerable.Range(0, count).Select(Wave));
        return path;
    }

    private static Bar Wave(int i)
    {
        var start = new Timestamp(1_672_531_200_000_000) + TimeSpan.FromHours(i);
        var (open, close) = (Level(i), Level(i + 1));
        return new Bar(start, open, Math.Max(open, close) + 20, Math.Min(open, close) - 20, close, 500);
    }

    private static double Level(int i) => Math.Round(20_000 + 2_000 * Math.Sin(i / 25.0) + 800 * Math.Sin(i / 7.3), 2);

    private sealed record Answer(int ExitCode, string Output, string Error);
}
