using System.Globalization;
using System.Text.Json;
using Plimsoll.Commands;

namespace Plimsoll.Tests.Backtests;

/// <summary>Economic events in a backtest: the same rule and the same gate as on an account.</summary>
public sealed class EventCommandTests : IDisposable
{
    private const string Columns = "time,currency,title,impact\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("plimsoll-events-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Around_events_nothing_is_entered_and_the_report_says_so()
    {
        var free = await ReportAsync();
        var entry = Entry(Trades(free)[0]);
        var file = Write(Columns + $"{entry:yyyy-MM-dd'T'HH:mm:ss'Z'},USD,Rates,high\n");

        var told = await ReportAsync("--events", file);

        Trades(told).ShouldNotContain(trade => (Entry(trade) - entry).Duration() < TimeSpan.FromMinutes(28));
        var assumption = told.GetProperty("assumptions").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Economic events");
        assumption.GetProperty("value").GetString().ShouldBe("1 in the calendar");
        assumption.GetProperty("note").GetString().ShouldNotBeNull().ShouldContain("block_entries from 30 minutes before");
        free.GetProperty("assumptions").EnumerateArray()
            .ShouldNotContain(one => one.GetProperty("name").GetString() == "Economic events");
    }

    [Fact]
    public async Task Flat_before_ends_what_is_open()
    {
        var free = await ReportAsync();
        var longest = Trades(free).MaxBy(trade => Exit(trade) - Entry(trade));
        var middle = Entry(longest) + (Exit(longest) - Entry(longest)) / 2;
        var file = Write(Columns + $"{middle.AddMinutes(30):yyyy-MM-dd'T'HH:mm:ss'Z'},USD,Rates,high\n");

        var told = await ReportAsync("--events", file, "--blackout", "flatten_before");

        Trades(told).ShouldContain(trade => trade.GetProperty("exitReason").GetString() == "blackout");
        Trades(told).ShouldNotContain(trade => Entry(trade) < middle && Exit(trade) > middle.AddMinutes(5));
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_and_a_rule_without_one_are_refused()
    {
        var bad = await RunAsync("--events", Write(Columns + "2026-01-01,USD,Rates,huge\n"));
        bad.Exit.ShouldBe(2);
        bad.Error.ShouldContain("data.import_event_invalid");
        (await RunAsync("--blackout", "flatten_before")).Error.ShouldContain("--blackout");
        (await RunAsync("--events", Write(Columns), "--blackout", "sleep")).Error.ShouldContain("--blackout");
    }

    private static JsonElement[] Trades(JsonElement report) => [.. report.GetProperty("trades").EnumerateArray()];

    private static DateTimeOffset Entry(JsonElement trade) => trade.GetProperty("entryTime").GetDateTimeOffset();

    private static DateTimeOffset Exit(JsonElement trade) => trade.GetProperty("exitTime").GetDateTimeOffset();

    private string Write(string text)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private static async Task<JsonElement> ReportAsync(params string[] more)
    {
        var answer = await RunAsync(more);
        answer.Exit.ShouldBe(0, answer.Error);
        return JsonSerializer.Deserialize<JsonElement>(answer.Output);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] more)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        string[] args =
        [
            "backtest", "--synthetic", "7", "--instrument", "sim:ALPHA-USD", "--timeframe", "5m", "--strategy", "sma-cross",
            "--from", "2026-01-01", "--to", "2026-01-15", .. more, "--json",
        ];
        var exit = await CommandLineProgram.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
