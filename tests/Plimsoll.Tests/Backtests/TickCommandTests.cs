using System.Text.Json;
using Plimsoll.Commands;

namespace Plimsoll.Tests.Backtests;

public sealed class TickCommandTests : IDisposable
{
    private static readonly string[] OfMarket =
        ["--synthetic", "7", "--ticks", "--timeframe", "1m", "--to", "2026-01-02", "--strategy"];

    private readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-ticks-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_synthetic_market_can_be_traded_tick_by_tick()
    {
        var first = await RunAsync([.. OfMarket, "sma-cross", "--json"]);
        var second = await RunAsync([.. OfMarket, "sma-cross", "--json"]);
        first.Exit.ShouldBe(0, first.Error);
        second.Output.ShouldBe(first.Output);
        using var json = JsonDocument.Parse(first.Output);
        var root = json.RootElement;
        root.GetProperty("fidelity").GetString().ShouldBe("B");
        root.GetProperty("configuration").GetProperty("detailTimeframe").GetString().ShouldBe("ticks");
        root.GetProperty("data").GetProperty("trades").GetInt64().ShouldBeInRange(60_000, 90_000);
        root.GetProperty("data").GetProperty("rows").GetInt64().ShouldBeInRange(1_400, 1_440);
        root.GetProperty("metrics").GetProperty("totalTrades").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Several_instruments_trade_in_one_account()
    {
        var answer = await RunAsync(
            [.. OfMarket, "sma-cross", "--instrument", "sim:CEDAR-USD", "--instrument", "sim:ALPHA-USD", "--json"]);
        answer.Exit.ShouldBe(0, answer.Error);
        using var json = JsonDocument.Parse(answer.Output);
        json.RootElement.GetProperty("trades").EnumerateArray()
            .Select(trade => trade.GetProperty("instrumentId").GetString()).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_file_of_trades_is_run()
    {
        var answer = await RunAsync(
            "--trades", Trades(), "--instrument", "BTCUSDT", "--strategy", Document("sum_volume(60,0)"), "--json");
        answer.Exit.ShouldBe(0, answer.Error);
        using var json = JsonDocument.Parse(answer.Output);
        var data = json.RootElement.GetProperty("data");
        (data.GetProperty("kind").GetString(), data.GetProperty("trades").GetInt64()).ShouldBe(("trades", 5_000));
        json.RootElement.GetProperty("metrics").GetProperty("totalTrades").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_strategy_without_its_data_is_refused_with_the_condition()
    {
        var quotes = await RunAsync(
            "--trades", Trades(), "--instrument", "BTCUSDT", "--strategy", Document("spread_pct"));
        quotes.Exit.ShouldBe(2);
        quotes.Error.ShouldContain("indicator.input_missing");
        quotes.Error.ShouldContain("s1_signal: spread_pct > 0 needs Quotes");
        var bars = await RunAsync("--synthetic", "7", "--strategy", Document("sum_volume(60,0)"));
        bars.Exit.ShouldBe(2);
        bars.Error.ShouldContain("s1_signal: sum_volume(60,0) > 0 needs Trades");
    }

    [Theory]
    [InlineData("--ticks", "--file", "bars.csv", "--ticks")]
    [InlineData("--detail", "--synthetic", "1", "--ticks", "--detail", "1m")]
    [InlineData("--check-lookahead", "--synthetic", "1", "--ticks", "--check-lookahead")]
    [InlineData("--file", "--synthetic", "1", "--trades", "trades.csv")]
    public async Task What_does_not_go_together_is_said(string option, params string[] options)
    {
        var answer = await RunAsync([.. options, "--strategy", "sma-cross", "--instrument", "BTCUSDT"]);
        answer.Exit.ShouldBe(2);
        answer.Error.ShouldContain(option);
    }

    [Fact]
    public async Task A_bad_row_is_told_with_file_and_line()
    {
        var path = Path.Combine(_folder, "bad.csv");
        await File.WriteAllTextAsync(
            path, "time,price,quantity\n1700000000,10,1\n1700000001,ten,1\n", TestContext.Current.CancellationToken);
        var answer = await RunAsync("--trades", path, "--instrument", "BTCUSDT", "--strategy", "sma-cross");
        answer.Exit.ShouldBe(2);
        answer.Error.ShouldContain("data.import_trade_invalid");
        answer.Error.ShouldContain("line 3");
        var missing = await RunAsync("--trades", path + "x", "--instrument", "BTCUSDT", "--strategy", "sma-cross");
        (missing.Exit, missing.Error.Contains("data.file_not_found", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    [Fact]
    public async Task Presets_are_listed_and_written_out()
    {
        var list = await CommandAsync("strategies", "presets");
        list.Exit.ShouldBe(0, list.Error);
        list.Output.ShouldContain("pump_dump_detection (long, 15s): ");
        using var json = JsonDocument.Parse((await CommandAsync("strategies", "presets", "--json")).Output);
        json.RootElement.GetProperty("items").GetArrayLength().ShouldBe(3);

        var preset = await CommandAsync("strategies", "preset", "flash_pump_detection");
        var path = Path.Combine(_folder, "preset.json");
        await File.WriteAllTextAsync(path, preset.Output, TestContext.Current.CancellationToken);
        (await CommandAsync("strategies", "validate", path)).Exit.ShouldBe(0);
        var run = await RunAsync("--synthetic", "7", "--ticks", "--to", "2026-01-31", "--strategy", path, "--json");
        run.Exit.ShouldBe(0, run.Error);
        using var report = JsonDocument.Parse(run.Output);
        report.RootElement.GetProperty("metrics").GetProperty("totalTrades").GetInt32().ShouldBeGreaterThan(3);
        report.RootElement.GetProperty("configuration").GetProperty("leverage").GetString()
            .ShouldBe("1", "nothing is borrowed on a spot market");

        var none = await CommandAsync("strategies", "preset", "nope");
        (none.Exit, none.Error.Contains("strategy.not_found", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    private string Trades()
    {
        var path = Path.Combine(_folder, "trades.csv");
        File.WriteAllLines(path, Enumerable.Range(0, 5_000).Select(Row));
        return path;

        static string Row(int number) => FormattableString.Invariant(
            $"{number + 1},{100 + number % 40 * 0.1:0.0},0.5,50,{1_700_000_000_000L + 2_000L * number},{number % 2 == 0}");
    }

    private string Document(string indicator)
    {
        var path = Path.Combine(_folder, "windows.json");
        File.WriteAllText(
            path,
            $$"""
            { "schemaVersion": 1, "strategyName": "Windows", "timeframe": "15s",
              "s1_signal": { "conditions": [ { "indicator": "{{indicator}}", "operator": ">", "value": 0 } ] },
              "z1_entry": { "conditions": [ { "indicator": "close", "operator": ">", "value": 0 } ],
                "stopLoss": { "offsetPercent": 1 }, "takeProfit": { "offsetPercent": 2 } } }
            """);
        return path;
    }

    private static Task<(int Exit, string Output, string Error)> RunAsync(params string[] args) =>
        CommandAsync(["backtest", .. args]);

    private static async Task<(int Exit, string Output, string Error)> CommandAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await CommandLineProgram.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
