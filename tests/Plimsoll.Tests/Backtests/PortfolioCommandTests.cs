using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary><c>plimsoll backtest</c> over several files, and with finer bars.</summary>
public sealed class PortfolioCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-portfolio-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Files_and_instruments_come_in_pairs()
    {
        // Longer than the buffers that are read ahead, of unequal length, one packed.
        var (first, second) = (Write("btc.csv", 20_000, 0), Write("eth.csv.gz", 30_000, 1));
        var once = await RunAsync("--file", first, "--instrument", "BTCUSDT", "--file", second, "--instrument", "ETHUSDT");
        var again = await RunAsync("--file", first, "--file", second, "--instrument", "BTCUSDT", "--instrument", "ETHUSDT");

        once.ExitCode.ShouldBe(0, once.Error);
        again.Output.ShouldBe(once.Output);
        var report = JsonSerializer.Deserialize<JsonElement>(once.Output);
        report.GetProperty("instruments").EnumerateArray()
            .Select(part => (Of(part, "rules", "id").GetString(), Of(part, "data", "name").GetString(),
                Of(part, "data", "rows").GetInt32()))
            .ShouldBe([("binance:BTCUSDT", "btc.csv", 20_000), ("binance:ETHUSDT", "eth.csv.gz", 30_000)]);
        report.GetProperty("byInstrument").EnumerateArray().Sum(group => group.GetProperty("trades").GetInt32())
            .ShouldBe(report.GetProperty("trades").GetArrayLength());
        foreach (var (file, slot) in new[] { (first, 0), (second, 1) })
        {
            var alone = await RunAsync("--file", file, "--instrument", slot == 0 ? "BTCUSDT" : "ETHUSDT");
            Of(JsonSerializer.Deserialize<JsonElement>(alone.Output), "data", "sha256").GetString()
                .ShouldBe(Of(report.GetProperty("instruments")[slot], "data", "sha256").GetString());
        }
    }

    [Fact]
    public async Task A_terminal_gets_a_row_for_each_instrument()
    {
        var file = Write("bars.csv", 2_000, 0);
        var answer = await CommandAsync(
            "backtest", "--file", file, "--instrument", "BTCUSDT", "--file", file, "--instrument", "ETHUSDT",
            "--timeframe", "1h", "--strategy", "sma-cross");

        answer.ExitCode.ShouldBe(0, answer.Error);
        answer.Output.ShouldContain("sma-cross on binance:BTCUSDT, binance:ETHUSDT 1h");
        answer.Output.ShouldContain("Market");
    }

    [Theory]
    [InlineData("a a BTCUSDT", "validation.format", "files and instruments come in pairs, in their order: there are 2 and 1.")]
    [InlineData("a BTCUSDT ETHUSDT", "validation.format", "files and instruments come in pairs, in their order: there are 1 and 2.")]
    [InlineData("a a BTCUSDT BTCUSDT", "validation.format", "binance:BTCUSDT stands there twice.")]
    [InlineData("a a BTCUSDT EURUSD", "backtest.currency", "The instruments are quoted in USDT and USD")]
    public async Task What_is_no_pair_is_told(string words, string code, string problem)
    {
        var args = words.Split(' ').SelectMany(word => new[] { word == "a" ? "--file" : "--instrument", word });
        var answer = await TellAsync([.. args]);

        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldStartWith($"{code}: --instrument: {problem}");
    }

    [Fact]
    public async Task The_first_bad_row_of_any_file_ends_it()
    {
        var (good, bad) = (Write("good.csv", 30_000, 0), Write("bad.csv", 30_000, 1));
        await File.AppendAllTextAsync(bad, "2030-01-01T10:00:00Z,100,90,110,100,1\n", TestContext.Current.CancellationToken);
        var answer = await TellAsync("--file", good, "--instrument", "BTCUSDT", "--file", bad, "--instrument", "ETHUSDT");

        answer.ExitCode.ShouldBe(2);
        answer.Error.ShouldStartWith("data.import_bar_invalid: ");
        answer.Error.ShouldContain("bad.csv");
    }

    [Fact]
    public async Task Several_of_the_synthetic_market_are_the_same_every_time()
    {
        string[] args =
        [
            "backtest", "--synthetic", "7", "--strategy", "sma-cross", "--from", "2026-01-02", "--to", "2026-01-10",
            "--instrument", "sim:ALPHA-USD", "--instrument", "sim:BRAVO-USD", "--timeframe", "1m", "--json",
        ];
        var (once, again) = (await CommandAsync(args), await CommandAsync(args));

        once.ExitCode.ShouldBe(0, once.Error);
        again.Output.ShouldBe(once.Output);
        JsonSerializer.Deserialize<JsonElement>(once.Output).GetProperty("instruments").EnumerateArray()
            .Select(part => (Of(part, "data", "rows").GetInt32(), Of(part, "data", "first").GetString()))
            .ShouldBe([(11_520, "2026-01-02T00:00:00Z"), (11_520, "2026-01-02T00:00:00Z")]);
    }

    [Fact]
    public async Task Finer_bars_move_orders_inside_the_strategy_s()
    {
        var file = Write("bars.csv", 4_000, 0);
        string[] args = ["--file", file, "--instrument", "BTCUSDT", "--timeframe", "4h"];
        var coarse = JsonSerializer.Deserialize<JsonElement>((await RunAsync(args)).Output);
        var fine = JsonSerializer.Deserialize<JsonElement>((await RunAsync([.. args, "--detail", "1h"])).Output);
        var wrong = await TellAsync([.. args, "--detail", "1d"]);

        Of(coarse, "configuration", "detailTimeframe").ValueKind.ShouldBe(JsonValueKind.Null);
        Of(fine, "configuration", "detailTimeframe").GetString().ShouldBe("1h");
        (Of(coarse, "data", "rows").GetInt32(), Of(fine, "data", "rows").GetInt32()).ShouldBe((1_000, 4_000));
        fine.GetProperty("strategyBars").GetInt32().ShouldBe(1_000);
        fine.GetProperty("assumptions")[0].GetProperty("value").GetString().ShouldBe("1h bars inside 4h bars");
        wrong.Error.ShouldStartWith("data.timeframe: --detail");
    }

    private static JsonElement Of(JsonElement of, string part, string name) => of.GetProperty(part).GetProperty(name);

    private static Task<Answer> RunAsync(params string[] args) => TellAsync([.. args, "--json"]);

    /// <summary>Problems in lines, as a person reads them.</summary>
    private static Task<Answer> TellAsync(params string[] args)
    {
        string[] frame = args.Contains("--timeframe") ? [] : ["--timeframe", "1h"];
        return CommandAsync(["backtest", .. args, .. frame, "--strategy", "sma-cross"]);
    }

    private static async Task<Answer> CommandAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = await CommandLineProgram.RunAsync(args, output, error);
        return new Answer(exitCode, output.ToString(), error.ToString());
    }

    private string Write(string name, int count, int phase)
    {
        var path = Path.Combine(_folder, name);
        using Stream file = File.Create(path);
        using var packed = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file;
        using var writer = new StreamWriter(packed);
        BarCsv.Write(writer, Enumerable.Range(0, count).Select(i => Wave(i, phase)));
        return path;
    }

    // From 2020, so that the longest ends before today.
    private static Bar Wave(int i, int phase)
    {
        var start = new Timestamp(1_577_836_800_000_000) + TimeSpan.FromHours(i);
        var (open, close) = (Level(i + 9 * phase), Level(i + 1 + 9 * phase));
        return new Bar(start, open, Math.Max(open, close) + 20, Math.Min(open, close) - 20, close, 500);
    }

    private static double Level(int i) => Math.Round(20_000 + 2_000 * Math.Sin(i / 25.0) + 800 * Math.Sin(i / 7.3), 2);

    private sealed record Answer(int ExitCode, string Output, string Error);
}
