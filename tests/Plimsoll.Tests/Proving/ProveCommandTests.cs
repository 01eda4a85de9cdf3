using System.Text.Json;
using Plimsoll.Commands;

namespace Plimsoll.Tests.Proving;

public sealed class ProveCommandTests
{
    [Fact]
    public async Task Hours_of_trouble_are_told_with_their_faults()
    {
        var (exit, output, _) = await RunAsync("prove", "simulate", "--hours", "8", "--seed", "5", "--json");
        exit.ShouldBe(0);
        var answer = JsonSerializer.Deserialize<JsonElement>(output);
        answer.GetProperty("simulatedHours").GetDouble().ShouldBe(8);
        answer.GetProperty("problems").GetArrayLength().ShouldBe(0);
        answer.GetProperty("deaths").GetInt64().ShouldBeGreaterThan(0);
        answer.GetProperty("faults").GetProperty("AnswerLost").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task The_same_seed_tells_the_same_twice()
    {
        var once = await RunAsync("prove", "crash", "--points", "40", "--seed", "9");
        var again = await RunAsync("prove", "crash", "--points", "40", "--seed", "9");
        once.Exit.ShouldBe(0);
        once.Output.ShouldContain("0 differences between journal and venue");
        again.Output.ShouldBe(once.Output);
    }

    [Fact]
    public async Task One_order_is_tried_to_a_depth_and_many_in_every_corner()
    {
        var (depth, tried, _) = await RunAsync("prove", "exhaust", "--depth", "3", "--json");
        depth.ShouldBe(0);
        JsonSerializer.Deserialize<JsonElement>(tried).GetProperty("paths").GetInt64().ShouldBeGreaterThan(500);
        var (corners, matrix, _) = await RunAsync("prove", "matrix", "--orders", "108");
        corners.ShouldBe(0);
        matrix.ShouldContain("in 108 corners");
        matrix.ShouldContain("0 arrived twice");
    }

    [Fact]
    public async Task Streams_that_break_lose_no_trade()
    {
        var (exit, output, error) = await RunAsync(
            "prove", "disconnects", "--count", "40", "--lines", "8", "--seed", "3", "--json");
        exit.ShouldBe(0, error + output);
        var answer = JsonSerializer.Deserialize<JsonElement>(output);
        answer.GetProperty("disconnects").GetInt32().ShouldBeGreaterThanOrEqualTo(40);
        answer.GetProperty("filledIn").GetInt64().ShouldBeGreaterThan(40);
        answer.GetProperty("trades").GetInt64().ShouldBeGreaterThan(answer.GetProperty("filledIn").GetInt64());
        foreach (var kind in new[] { "FrameCut", "StreamSilent", "HalfOpen", "StreamSlow" })
            answer.GetProperty("faults").GetProperty(kind).GetInt64().ShouldBeGreaterThan(3, output);
    }

    [Theory]
    [InlineData("disconnects", "--count", "0")]
    [InlineData("disconnects", "--lines", "21")]
    [InlineData("crash", "--points", "0")]
    [InlineData("crash", "--points", "-3")]
    [InlineData("simulate", "--hours", "0")]
    [InlineData("simulate", "--hours", "10000001")]
    [InlineData("exhaust", "--depth", "0")]
    [InlineData("exhaust", "--depth", "15")]
    [InlineData("matrix", "--orders", "0")]
    public async Task Too_little_and_too_much_are_bad_input(string kind, string option, string value)
    {
        var (exit, output, error) = await RunAsync("prove", kind, option, value);
        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith("prove.range: ");
        error.ShouldContain(option);
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(arguments, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
