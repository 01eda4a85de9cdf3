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
    public async Task For_a_person_it_is_a_table()
    {
        var (exit, output) = await RunAsync("bench", "engine", "--bars", "5000", "--runs", "1");

        exit.ShouldBe(0);
        output.ShouldContain("5,000 bars a run");
    }

    [Theory]
    [InlineData("--bars", "0")]
    [InlineData("--bars", "20000001")]
    [InlineData("--runs", "0")]
    [InlineData("--bars", "many")]
    public async Task Out_of_range_is_bad_input(string option, string value) =>
        (await RunAsync("bench", "engine", option, value)).Exit.ShouldBe(2);

    [Fact]
    public void A_spread_has_a_middle_of_odd_and_even_counts()
    {
        Spread.Of([3, 1, 2]).ShouldBe(new Spread(1, 2, 3));
        Spread.Of([4, 1, 2, 3]).ShouldBe(new Spread(1, 2.5, 4));
    }

    private static async Task<(int Exit, string Output)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await CommandLineProgram.RunAsync(args, output, error), output.ToString());
    }
}
