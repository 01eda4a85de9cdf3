using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Server;
using Plimsoll.Testing;

namespace Plimsoll.Tests.Data;

public sealed class DataCommandTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();

    public async ValueTask InitializeAsync()
    {
        var connection = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var settings = JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = connection } });
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, ServerConfiguration.FileName), settings);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_file_is_imported_listed_and_not_imported_twice()
    {
        var file = Path.Combine(_folder.Path, "bars.csv.gz");
        await File.WriteAllBytesAsync(
            file, DataServer.Gzip(DataServer.Csv(DataServer.Minutes(100))), TestContext.Current.CancellationToken);
        string[] import = ["import", "--file", file, "--name", "from a file", "--instrument", "BTCUSDT"];

        var first = await RunAsync(import);
        var second = await RunAsync(import);
        var list = await RunAsync("list", "--json");

        first.ShouldBe((0, first.Output, ""));
        first.Output.ShouldBe(
            "from a file: binance:BTCUSDT 1m, 100 bars from 2024-01-01T00:00:00Z to 2024-01-01T01:39:00Z, "
            + "gaps 0, grade A\n");
        second.ShouldBe((3, "", "dataset.name_taken: There is already a dataset named 'from a file'.\n"));
        var item = JsonSerializer.Deserialize<JsonElement>(list.Output).GetProperty("items")[0];
        item.GetProperty("source").GetString().ShouldBe("bars.csv.gz");
        item.GetProperty("isBuiltIn").GetBoolean().ShouldBeTrue("there is no user yet");
    }

    [Fact]
    public async Task A_wrong_line_is_named_and_nothing_is_stored()
    {
        var file = Path.Combine(_folder.Path, "wrong.csv");
        await File.WriteAllTextAsync(
            file, "time,open,high,low,close\n2024-01-01,1,2,0.5,NaN\n", TestContext.Current.CancellationToken);

        var answer = await RunAsync("import", "--file", file, "--name", "wrong", "--instrument", "BTCUSDT");

        answer.ShouldBe((2, "", $"data.import_bar_invalid: {file} line 2: close 'NaN' is not a number\n"));
        (await RunAsync("list")).Output.ShouldBe("There are no datasets.\n");
    }

    [Fact]
    public async Task A_backtest_finds_a_dataset_as_the_page_does()
    {
        var stored = await RunAsync(
            "generate", "--name", "to test on", "--instrument", "BRAVO-USD", "--timeframe", "5m", "--days", "1",
            "--json");

        foreach (var name in new[] { "to test on", Property(stored.Output, "id") })
        {
            var tested = await BacktestAsync("--dataset", name);
            tested.Error.ShouldBeEmpty();
            var report = JsonSerializer.Deserialize<JsonElement>(tested.Output);
            report.GetProperty("data").GetProperty("rows").GetInt64().ShouldBe(288);
            report.GetProperty("instrument").GetProperty("id").GetString().ShouldBe("sim:BRAVO-USD");
        }
        (await BacktestAsync("--dataset", "nowhere")).Error.ShouldContain("dataset.not_found");
        (await BacktestAsync("--dataset", "to test on", "--user", "nobody@example.org")).Error
            .ShouldContain("user.not_found");
    }

    [Fact]
    public async Task The_synthetic_market_gives_the_same_bars_for_the_same_seed()
    {
        string[] generate = ["generate", "--instrument", "BRAVO-USD", "--timeframe", "5m", "--days", "1", "--json"];

        var one = await RunAsync([.. generate, "--name", "one"]);
        var same = await RunAsync([.. generate, "--name", "same"]);
        var other = await RunAsync([.. generate, "--name", "other", "--seed", "7"]);

        Property(one.Output, "bars").ShouldBe("288");
        Property(same.Output, "sha256").ShouldBe(Property(one.Output, "sha256"));
        Property(other.Output, "sha256").ShouldNotBe(Property(one.Output, "sha256"));
    }

    [Fact]
    public async Task Rates_and_notices_are_stored_listed_and_given_to_a_backtest()
    {
        var file = Path.Combine(_folder.Path, "news.csv");
        await File.WriteAllTextAsync(
            file, "time,kind,value\n2026-01-01T01:00:00Z,news,bad\n", TestContext.Current.CancellationToken);
        string[] import =
            ["import", "--kind", "notices", "--file", file, "--name", "some news", "--instrument", "sim:BRAVO-USD"];

        var first = await RunAsync(import);
        var second = await RunAsync(import);
        await RunAsync("generate", "--name", "bars", "--instrument", "BRAVO-USD", "--timeframe", "5m", "--days", "1");

        first.ShouldBe((0, "some news: sim:BRAVO-USD notices, 1 rows from 2026-01-01T01:00:00Z to 2026-01-01T01:00:00Z\n", ""));
        second.ShouldBe((3, "", "recording.name_taken: There is already a recording named 'some news'.\n"));
        (await RunAsync("list")).Output.ShouldContain("some news: sim:BRAVO-USD notices");
        JsonSerializer.Deserialize<JsonElement>((await RunAsync("list", "--json")).Output).GetProperty("recordings")[0]
            .GetProperty("source").GetString().ShouldBe("news.csv");
        var told = await BacktestAsync("--dataset", "bars", "--recording", "some news");
        told.Error.ShouldBeEmpty();
        JsonSerializer.Deserialize<JsonElement>(told.Output).GetProperty("configuration").GetProperty("recordings")[0]
            .GetProperty("name").GetString().ShouldBe("some news");
        var missing = await BacktestAsync("--dataset", "bars", "--recording", "none");
        (missing.Exit, missing.Error.Contains("\"recording.not_found\"", StringComparison.Ordinal)).ShouldBe((2, true));
        (await BacktestAsync("--synthetic", "7", "--recording", "some news")).Error.ShouldContain("--recording");
    }

    [Fact]
    public async Task Trades_become_a_session_that_a_backtest_runs_on_as_on_their_file()
    {
        var (file, rejects) = (Path.Combine(_folder.Path, "trades.csv"), Path.Combine(_folder.Path, "rejects.csv"));
        await File.WriteAllTextAsync(file, SessionTests.Trades(20_000), TestContext.Current.CancellationToken);
        string[] import = ["import", "--kind", "trades", "--file", file, "--name", "day", "--instrument", "BTCUSDT"];

        var first = await RunAsync([.. import, "--rejects", rejects]);
        var second = await RunAsync(import);

        const string Line = "day: binance:BTCUSDT ticks, 20,000 from 2024-01-01T00:00:00Z to 2024-01-01T05:33:19Z, Completed";
        first.ShouldBe((0, Line + "\n", ""));
        second.ShouldBe((0, Line + "; it was there already\n", ""));
        (await File.ReadAllTextAsync(rejects, TestContext.Current.CancellationToken)).ShouldBe("line,code,reason,row\n");
        (await RunAsync("list")).Output.ShouldContain(Line);
        string[] run = ["--timeframe", "1m", "--hold-out", "0.2"];
        var ofSession = await BacktestAsync(["--session", "day", .. run]);
        var ofFile = await BacktestAsync(["--trades", file, "--instrument", "BTCUSDT", .. run]);
        ofSession.Error.ShouldBeEmpty();
        var (one, other) = (Report(ofSession.Output), Report(ofFile.Output));
        one.GetProperty("data").GetProperty("rows").GetInt64().ShouldBe(265);
        one.GetProperty("data").GetProperty("sha256").GetString()
            .ShouldBe(other.GetProperty("data").GetProperty("sha256").GetString());
        one.GetProperty("metrics").GetRawText().ShouldBe(other.GetProperty("metrics").GetRawText());
        one.GetProperty("trades").GetArrayLength().ShouldBeGreaterThan(0);
        (await BacktestAsync(["--session", "night", .. run])).Error.ShouldContain("session.not_found");
        (await BacktestAsync(["--session", "day", "--instrument", "ETHUSDT", .. run]))
            .Error.ShouldContain("session.no_instrument");
        (await BacktestAsync(["--session", "day", "--from", "2025-01-01"])).Error.ShouldContain("backtest.no_data");
    }

    [Fact]
    public async Task What_is_exported_can_be_imported_and_no_file_is_written_over()
    {
        var (trades, left) = (Path.Combine(_folder.Path, "trades.csv"), Path.Combine(_folder.Path, "left.csv"));
        var bars = Path.Combine(_folder.Path, "bars.csv.gz");
        await File.WriteAllTextAsync(trades, SessionTests.Trades(5_000), TestContext.Current.CancellationToken);
        await RunAsync("import", "--kind", "trades", "--file", trades, "--name", "day", "--instrument", "BTCUSDT");
        await RunAsync("generate", "--name", "made", "--instrument", "ALPHA-USD", "--days", "2");
        string[] export = ["export", "--session", "day", "--out", left, "--format", "binance", "--skip-damaged"];

        var first = await RunAsync(export);
        var second = await RunAsync(export);
        var made = await RunAsync("export", "--dataset", "made", "--out", bars, "--json");

        (first.Exit, first.Error).ShouldBe((0, ""));
        (second.Exit, second.Error.Split(':')[0]).ShouldBe((3, "export.file_exists"));
        (await RunAsync("import", "--kind", "trades", "--file", left, "--name", "again", "--instrument", "BTCUSDT"))
            .Output.ShouldStartWith("again: binance:BTCUSDT ticks, 5,000 from");
        JsonSerializer.Deserialize<JsonElement>(made.Output).GetProperty("rows").GetInt64().ShouldBe(2_880);
        await RunAsync("import", "--file", bars, "--name", "back", "--instrument", "ALPHA-USD");
        (await HashAsync("made")).ShouldBe(await HashAsync("back"));
        Directory.GetFiles(_folder.Path, "*.partial").ShouldBeEmpty();

        async Task<string?> HashAsync(string name) =>
            JsonSerializer.Deserialize<JsonElement>((await RunAsync("list", "--json")).Output)
                .GetProperty("items").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name)
                .GetProperty("sha256").GetString();
    }

    [Fact]
    public async Task Rows_of_trades_that_were_left_out_stand_in_a_file()
    {
        var (file, rejects) = (Path.Combine(_folder.Path, "trades.csv"), Path.Combine(_folder.Path, "rejects.csv"));
        await File.WriteAllTextAsync(
            file, SessionTests.Trades(200) + "=1+1,x,1,1,1704070000000,true\n", TestContext.Current.CancellationToken);
        string[] import = ["import", "--kind", "trades", "--file", file, "--name", "some", "--instrument", "BTCUSDT"];

        var strict = await RunAsync([.. import, "--max-reject-fraction", "0"]);
        var usual = await RunAsync([.. import, "--rejects", rejects]);

        (strict.Exit, strict.Error.Split(':')[0]).ShouldBe((2, "data.import_too_many_errors"));
        usual.Output.ShouldEndWith("; 1 rows left out\n");
        (await File.ReadAllLinesAsync(rejects, TestContext.Current.CancellationToken))[1]
            .ShouldBe("201,data.import_trade_invalid,\"price 'x' is not a number\",\"'=1+1,x,1,1,1704070000000,true\"");
    }

    [Theory]
    [InlineData("import --kind trades --file nowhere.csv --name a --instrument BTCUSDT", "data.file_not_found")]
    [InlineData("import --kind trades --file nowhere.csv --name a --instrument NOTHING", "data.unknown_instrument")]
    [InlineData("import --kind funding --file nowhere.csv --name a --instrument BTCUSDT.P", "data.file_not_found")]
    [InlineData("import --kind funding --file nowhere.csv --name a --instrument BTCUSDT", "data.no_funding")]
    [InlineData("import --kind prices --file nowhere.csv --name a --instrument BTCUSDT", "validation.failed")]
    [InlineData("import --file nowhere.csv --name a --instrument BTCUSDT", "data.file_not_found")]
    [InlineData("import --file nowhere.csv --name a --instrument NOTHING", "data.unknown_instrument")]
    [InlineData("import --file nowhere.csv --name a --instrument BTCUSDT --timeframe 7m", "data.timeframe")]
    [InlineData("import --name a --instrument BTCUSDT", "command.invalid")]
    [InlineData("generate --name a --instrument BTCUSDT", "data.unknown_instrument")]
    [InlineData("generate --name a --instrument ALPHA-USD --days 0", "command.invalid")]
    [InlineData("list --user nobody@example.org", "user.not_found")]
    [InlineData("import --file a.csv --name a --instrument BTCUSDT --column price=x", "command.invalid")]
    [InlineData("export --out a.csv", "command.invalid")]
    [InlineData("export --dataset a --session b --out a.csv", "command.invalid")]
    [InlineData("export --dataset a --out a.csv --format binance", "command.invalid")]
    [InlineData("export --dataset nothing --out a.csv", "dataset.not_found")]
    [InlineData("export --session nothing --out a.csv", "session.not_found")]
    public async Task Bad_input_is_one_line_and_exit_2(string commandLine, string code)
    {
        var (exit, output, error) = await RunAsync(commandLine.Split(' '));

        (exit, output).ShouldBe((2, ""));
        error.ShouldStartWith(code + ": ");
        error.TrimEnd().ShouldNotContain('\n');
    }

    private Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments) =>
        CommandAsync(["data", .. arguments]);

    private Task<(int Exit, string Output, string Error)> BacktestAsync(params string[] arguments) =>
        CommandAsync(["backtest", "--strategy", "sma-cross", "--json", .. arguments]);

    private async Task<(int Exit, string Output, string Error)> CommandAsync(string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync([.. arguments, "--data-dir", _folder.Path], output, error);
        return (exit, output.ToString(), error.ToString());
    }

    private static JsonElement Report(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static string Property(string json, string name) =>
        JsonSerializer.Deserialize<JsonElement>(json).GetProperty(name).ToString();
}
