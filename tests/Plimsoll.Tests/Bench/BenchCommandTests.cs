using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Features.Bench;

namespace Plimsoll.Tests.Bench;

public sealed class BenchCommandTests
{
    [Fact]
    public async Task The_engine_is_measured_under_both_kinds_of_limits()
    {
        var (exit, output) = await RunAsync("bench", "engine", "--bars", "20000", "--runs", "2", "--json");

        exit.ShouldBe(0);
        var report = JsonSerializer.Deserialize<JsonElement>(output);
        report.GetProperty("bars").GetInt32().ShouldBe(20_000);
        var limits = report.GetProperty("measurements").EnumerateArray().ToArray();
        limits.Select(one => one.GetProperty("limits").GetString()).ShouldBe(["hard", "none"]);
        limits.ShouldAllBe(one => one.GetProperty("barsPerSecond").GetProperty("min").GetDouble() > 0);
        limits[1].GetProperty("counts").GetProperty("roundTrips").GetInt64().ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task A_restart_is_measured_until_every_order_is_there_again()
    {
        var (exit, output) = await RunAsync(
            "bench", "restart", "--orders", "200", "--facts", "3000", "--runs", "2", "--json");

        exit.ShouldBe(0);
        var report = JsonSerializer.Deserialize<JsonElement>(output);
        report.GetProperty("secondsToReady").GetProperty("min").GetDouble().ShouldBeGreaterThan(0);
        report.GetProperty("secondsWithoutSnapshot").GetDouble().ShouldBeGreaterThan(0);
        report.GetProperty("payloadBytes").GetInt64().ShouldBeGreaterThan(3_000 * 50);
        report.GetProperty("snapshotBytes").GetInt64().ShouldBeGreaterThan(200 * 50);
    }

    [Fact]
    public async Task The_way_of_an_order_is_measured_under_a_load_that_never_waits()
    {
        var (exit, output) = await RunAsync(
            "bench", "order-path", "--rate", "3000", "--seconds", "5", "--strategies", "8", "--pace", "600", "--json");

        exit.ShouldBe(0);
        var report = JsonSerializer.Deserialize<JsonElement>(output);
        report.GetProperty("events").GetInt64().ShouldBe(15_000);
        report.GetProperty("lateness").GetProperty("count").GetInt32().ShouldBe(15_000);
        report.GetProperty("durable").GetProperty("count").GetInt32().ShouldBeGreaterThan(5);
        report.GetProperty("durable").GetProperty("p50").GetDouble().ShouldBeGreaterThan(0);
        report.GetProperty("commit").GetProperty("p50").GetDouble().ShouldBeGreaterThan(0);
        report.GetProperty("step").GetProperty("p99").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Collection_is_measured_and_everything_that_was_told_is_stored()
    {
        var (exit, output) = await RunAsync(
            "bench", "collect", "--instruments", "3", "--rate", "200", "--seconds", "3", "--json");

        exit.ShouldBe(0);
        var report = JsonSerializer.Deserialize<JsonElement>(output);
        report.GetProperty("told").GetInt64().ShouldBe(1_800);
        report.GetProperty("stored").GetInt64().ShouldBe(1_800);
        report.GetProperty("status").GetString().ShouldBe("stopped");
        report.GetProperty("durable").GetProperty("count").GetInt32().ShouldBe(1_800);
        report.GetProperty("durable").GetProperty("p50").GetDouble().ShouldBeGreaterThan(0);
        report.GetProperty("coreShare").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_rate_that_no_market_has_at_that_pace_is_refused()
    {
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(
            ["bench", "order-path", "--rate", "1000", "--pace", "1"], TextWriter.Null, error);
        (exit, error.ToString()).ShouldBe((2, "bench.pace: At this pace the rate must be 1 to 500 events a second.\n"));
    }

    [Fact]
    public async Task Stored_ticks_are_measured_in_memory_and_through_the_store()
    {
        var (exit, output) = await RunAsync("bench", "ticks", "--synthetic", "30000", "--runs", "1", "--json");

        exit.ShouldBe(0);
        var report = JsonSerializer.Deserialize<JsonElement>(output);
        report.GetProperty("ticks").GetInt64().ShouldBe(30_000);
        report.GetProperty("ticksPerRun").GetInt64().ShouldBe(67 * 30_000);
        report.GetProperty("bytesPerTick").GetDouble().ShouldBeInRange(1, 20);
        foreach (var figure in new[] { "packed", "unpacked", "written", "read" })
            report.GetProperty(figure).GetProperty("min").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task For_a_person_it_is_a_table()
    {
        var (exit, output) = await RunAsync("bench", "engine", "--bars", "5000", "--runs", "1", "--strategy", "nbb");

        exit.ShouldBe(0);
        output.ShouldContain("5,000 bars a run");
    }

    [Fact]
    public async Task A_file_is_traded_as_engines_are_compared()
    {
        var folder = Directory.CreateTempSubdirectory("plimsoll-bench-");
        try
        {
            var path = Path.Combine(folder.FullName, "bars.csv");
            await File.WriteAllLinesAsync(path, Rows(10, 11, 20), TestContext.Current.CancellationToken);
            var (exit, output) = await RunAsync(
                "bench", "engine", "--file", path, "--fast", "1", "--slow", "3", "--runs", "1", "--json");
            exit.ShouldBe(0);
            ShouldHaveTraded(JsonSerializer.Deserialize<JsonElement>(output).GetProperty("result"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("strategy.parameter", "--fast", "50", "--slow", "10")]
    [InlineData("data.file_not_found", "--fast", "10", "--slow", "50")]
    public async Task A_comparison_that_cannot_be_made_is_bad_input(string code, params string[] more)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(
            ["bench", "engine", "--file", "nowhere.csv", "--runs", "1", .. more], output, error);
        exit.ShouldBe(2);
        error.ToString().ShouldStartWith(code);
    }

    [Theory]
    [InlineData("--bars", "0")]
    [InlineData("--bars", "20000001")]
    [InlineData("--runs", "0")]
    [InlineData("--bars", "many")]
    [InlineData("--strategy", "moon")]
    public async Task Out_of_range_is_bad_input(string option, string value) =>
        (await RunAsync("bench", "engine", option, value)).Exit.ShouldBe(2);

    [Fact]
    public void A_spread_has_a_middle_of_odd_and_even_counts()
    {
        Spread.Of([3, 1, 2]).ShouldBe(new Spread(1, 2, 3));
        Spread.Of([4, 1, 2, 3]).ShouldBe(new Spread(1, 2.5, 4));
    }

    private static void ShouldHaveTraded(JsonElement result)
    {
        // Bought at 11 and sold at 10, a thousandth of each as fee.
        result.GetProperty("finalEquity").GetString().ShouldBe("9999998.979");
        result.GetProperty("fees").GetString().ShouldBe("0.021");
        result.GetProperty("fills").GetInt32().ShouldBe(2);
    }

    // A level, a step up, a step down: one cross each way, filled at the opens after.
    private static IEnumerable<string> Rows(int level, int up, int bars)
    {
        yield return "time,open,high,low,close,volume";
        for (var index = 0; index < 3 * bars; index++)
        {
            var price = index / bars == 1 ? up : level;
            yield return $"{1_704_067_200_000 + 60_000L * index},{price},{price},{price},{price},100";
        }
    }

    private static async Task<(int Exit, string Output)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandLineProgram.RunAsync(args, output, error), output.ToString());
    }
}
