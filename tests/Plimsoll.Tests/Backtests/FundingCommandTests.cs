using System.Globalization;
using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>Recorded funding rates, and data that are held out, on the command line.</summary>
public sealed class FundingCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-funding-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Recorded_rates_stand_in_place_of_the_usual_one()
    {
        var rates = Write("rates.csv", "time,rate\n2022-12-31T00:00:00Z,0\n2023-03-01T00:00:00Z,0\n");

        var usual = await ReportAsync();
        var recorded = await ReportAsync("--funding-file", rates);

        Decimal(usual.GetProperty("costs"), "funding").ShouldNotBe(0m);
        Decimal(recorded.GetProperty("costs"), "funding").ShouldBe(0m, "all of them are zero");
        Note(usual, "Funding, borrowing").ShouldContain("no recorded rates");
        Note(recorded, "Funding, borrowing").ShouldContain(
            "file:BTCUSDT.P 2 rates of rates.csv from 2022-12-31T00:00:00Z to 2023-03-01T00:00:00Z");
        recorded.GetProperty("configuration").GetProperty("fundingSources").GetProperty("file:BTCUSDT.P").GetString()
            .ShouldBe("rates.csv");
    }

    [Fact]
    public async Task A_file_too_many_and_a_bad_row_are_refused()
    {
        var rates = Write("rates.csv", "time,rate\n2023-01-01,5\n");
        var spot = await RunAsync("BTCUSDT", "--funding-file", rates);
        (spot.Exit, spot.Output).ShouldBe((2, ""));
        spot.Error.ShouldContain("one for each perpetual; there are 0 and 1");
        var bad = await RunAsync("BTCUSDT.P", "--funding-file", rates);
        bad.Exit.ShouldBe(2);
        bad.Error.ShouldContain("data.import_funding_invalid");
        bad.Error.ShouldContain("line 2");
    }

    [Fact]
    public async Task What_is_held_out_is_not_read()
    {
        var held = await ReportAsync("--hold-out", "0.25");

        // 1,000 hours from 2023-01-01 on, of which the last 250 are left.
        held.GetProperty("data").GetProperty("rows").GetInt64().ShouldBe(750);
        Note(held, "Hold-out").ShouldContain("2023-02-01T06:00:00Z");
        held.GetProperty("configuration").GetProperty("to").GetString().ShouldBe("2023-02-01T06:00:00Z");
        var same = await ReportAsync("--to", "2023-02-01T06:00:00Z");
        same.GetProperty("resultHash").GetString().ShouldBe(held.GetProperty("resultHash").GetString());

        (await RunAsync("BTCUSDT.P", "--hold-out", "0.41")).Error.ShouldContain("--hold-out");
        var after = await RunAsync("BTCUSDT.P", "--hold-out", "0.25", "--from", "2023-02-02");
        (after.Exit, after.Error.Contains("held out", StringComparison.Ordinal)).ShouldBe((3, true));
    }

    [Fact]
    public async Task Of_the_synthetic_market_and_of_trades_a_part_can_be_held_out_too()
    {
        var made = await CommandAsync(
            "--synthetic", "7", "--to", "2026-01-11", "--timeframe", "1h", "--hold-out", "0.2", "--strategy", "sma-cross",
            "--json");
        made.Exit.ShouldBe(0, made.Error);
        Note(JsonSerializer.Deserialize<JsonElement>(made.Output), "Hold-out").ShouldContain("2026-01-09T00:00:00Z");

        var path = Write("trades.csv", "time,price,quantity\n" + string.Concat(Enumerable.Range(0, 601).Select(
            second => FormattableString.Invariant($"{1_700_000_400 + second},{100 + second % 7},1\n"))));
        var traded = await CommandAsync(
            "--trades", path, "--instrument", "BTCUSDT", "--timeframe", "1m", "--hold-out", "0.4", "--strategy",
            "sma-cross", "--json");
        traded.Exit.ShouldBe(0, traded.Error);
        JsonSerializer.Deserialize<JsonElement>(traded.Output).GetProperty("data").GetProperty("trades").GetInt64()
            .ShouldBe(360);
    }

    private static decimal Decimal(JsonElement of, string name) =>
        decimal.Parse(of.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);

    private static string Note(JsonElement report, string name) => report.GetProperty("assumptions").EnumerateArray()
        .Single(one => one.GetProperty("name").GetString() == name).GetProperty("note").GetString()!;

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<JsonElement> ReportAsync(params string[] more)
    {
        var answer = await RunAsync("BTCUSDT.P", more);
        answer.Exit.ShouldBe(0, answer.Error);
        return JsonSerializer.Deserialize<JsonElement>(answer.Output);
    }

    private Task<(int Exit, string Output, string Error)> RunAsync(string instrument, params string[] more)
    {
        var path = Path.Combine(_folder, "bars.csv");
        using (var writer = new StreamWriter(path))
            BarCsv.Write(writer, Enumerable.Range(0, 1_000).Select(Wave));
        return CommandAsync(
        [
            "--file", path, "--instrument", instrument, "--timeframe", "1h", "--strategy", "sma-cross", .. more, "--json",
        ]);
    }

    private static Bar Wave(int i)
    {
        var (open, close) = (Level(i), Level(i + 1));
        return new Bar(
            new Timestamp(1_672_531_200_000_000) + TimeSpan.FromHours(i), open, Math.Max(open, close) + 20,
            Math.Min(open, close) - 20, close, 500);
    }

    private static double Level(int i) => Math.Round(20_000 + 2_000 * Math.Sin(i / 25.0) + 800 * Math.Sin(i / 7.3), 2);

    private static async Task<(int Exit, string Output, string Error)> CommandAsync(params string[] args)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await CommandLineProgram.RunAsync(["backtest", .. args], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
