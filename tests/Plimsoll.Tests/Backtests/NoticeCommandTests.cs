using System.Globalization;
using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>What became known beside prices, on the command line.</summary>
public sealed class NoticeCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-notices-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Alpha_hears_them_and_the_report_names_them()
    {
        // Shorts pay for their crowd all the time: no entry goes short any more.
        var days = Enumerable.Range(0, 45)
            .Select(day => $"{Start + TimeSpan.FromDays(day)},funding,-0.0006\n");
        var file = Write("notices.csv", "time,kind,value\n" + string.Concat(days));

        var silent = await ReportAsync();
        var told = await ReportAsync("--notices", file);

        Shorts(silent).ShouldBeGreaterThan(0);
        Shorts(told).ShouldBe(0);
        told.GetProperty("assumptions").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Notices").GetProperty("note").GetString()!
            .ShouldContain("file:BTCUSDT.P 45 notices of notices.csv from 2023-01-01T00:00:00Z");
        silent.GetProperty("assumptions").EnumerateArray()
            .ShouldNotContain(one => one.GetProperty("name").GetString() == "Notices");
    }

    [Fact]
    public async Task A_file_too_many_and_a_bad_row_are_refused()
    {
        var file = Write("notices.csv", "time,kind,value\n2023-01-01,news,fine\n");
        var two = await RunAsync("--notices", file, "--notices", file);
        (two.Exit, two.Output).ShouldBe((2, ""));
        two.Error.ShouldContain("one for each instrument; there are 1 and 2");
        var bad = await RunAsync("--notices", file);
        bad.Exit.ShouldBe(2);
        bad.Error.ShouldContain("data.import_notice_invalid");
        bad.Error.ShouldContain("line 2");
    }

    private static Timestamp Start => new(1_672_531_200_000_000);

    private static int Shorts(JsonElement report) => report.GetProperty("trades").EnumerateArray()
        .Count(trade => trade.GetProperty("side").GetString() == "short");

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<JsonElement> ReportAsync(params string[] more)
    {
        var answer = await RunAsync(more);
        answer.Exit.ShouldBe(0, answer.Error);
        return JsonSerializer.Deserialize<JsonElement>(answer.Output);
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] more)
    {
        var path = Path.Combine(_folder, "bars.csv");
        using (var writer = new StreamWriter(path))
            BarCsv.Write(writer, Enumerable.Range(0, 1_000).Select(Wave));
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        string[] args =
        [
            "backtest", "--file", path, "--instrument", "BTCUSDT.P", "--timeframe", "1h", "--strategy", "alpha", .. more,
            "--json",
        ];
        var exit = await CommandLineProgram.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }

    private static Bar Wave(int i)
    {
        var (open, close) = (Level(i), Level(i + 1));
        return new Bar(
            Start + TimeSpan.FromHours(i), open, Math.Max(open, close) + 60, Math.Min(open, close) - 60, close, 500);
    }

    private static double Level(int i) => Math.Round(20_000 + 600 * Math.Sin(i / 40.0) + 100 * Math.Sin(i / 3.3), 2);
}
