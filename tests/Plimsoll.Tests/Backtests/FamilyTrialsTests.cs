using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Server;
using Plimsoll.Testing;
using Plimsoll.Tests.Data;

namespace Plimsoll.Tests.Backtests;

/// <summary>Whoever tries often finds something: the report counts along.</summary>
public sealed class FamilyTrialsTests(DataServer server) : IClassFixture<DataServer>
{
    private readonly BacktestClient _backtests = new(server.Admin);

    [Fact]
    public async Task Runs_of_a_family_with_other_parameters_are_counted_and_cannot_be_taken_back()
    {
        Trials(await ReportAsync(Request(2))).ShouldBe((1, "1"));
        var second = await ReportAsync(Request(3));
        Trials(second).ShouldBe((2, "2"));
        Metric(second, "deflatedSharpe").ShouldBeLessThan(Metric(second, "psr"));
        Trials(await ReportAsync(Request(3, seed: 8))).ShouldBe((2, "2"), "the same parameters on other data");

        var third = await _backtests.RunAsync(Request(4));
        await _backtests.WaitForAsync(third, "completed");
        (await _backtests.DeleteAsync(third)).Status.ShouldBe(System.Net.HttpStatusCode.NoContent);
        Trials(await ReportAsync(Request(2))).ShouldBe((3, "3"), "what was deleted was tried");
        Trials(await ReportAsync(new(Request(2)) { ["timeframe"] = "5m" })).ShouldBe((1, "1"), "another family");
    }

    [Fact]
    public async Task Runs_of_the_command_line_over_datasets_are_counted_with_those_of_the_server()
    {
        await server.StoreBuiltInAsync("tried", 400, instrument: "sim:CEDAR-USD");
        await server.StoreBuiltInAsync("tried beside it", 400, instrument: "sim:DELTA-USD");
        Trials(await CommandAsync(2, "tried")).ShouldBe((1, "1"));
        Trials(await CommandAsync(3, "tried")).ShouldBe((2, "2"));
        Trials(await CommandAsync(3, "tried")).ShouldBe((2, "2"), "the same parameters");
        Trials(await ReportAsync(Over(4, "tried"))).ShouldBe((3, "3"), "the server knows of the shell's");
        Trials(await CommandAsync(5, "tried")).ShouldBe((4, "4"), "and the shell of the server's");
        Trials(await CommandAsync(2, "tried", "tried beside it")).ShouldBe((4, "4"), "of either family");
        Trials(await CommandAsync(6, "tried beside it")).ShouldBe((2, "2"), "what was tried on both was tried on each");
    }

    private async Task<JsonElement> CommandAsync(int fast, params string[] datasets)
    {
        using var folder = new TemporaryDirectory();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, ServerConfiguration.FileName),
            JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = server.ConnectionString } }),
            TestContext.Current.CancellationToken);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(
            [
                "backtest", "--strategy", "sma-cross", "--set", $"fast={fast}", "--set", "slow=7", "--set", "atrPeriod=5",
                .. datasets.SelectMany(name => new[] { "--dataset", name }), "--json", "--data-dir", folder.Path,
            ],
            output, error);
        exit.ShouldBe(0, error.ToString());
        return JsonSerializer.Deserialize<JsonElement>(output.ToString());
    }

    private static Dictionary<string, object?> Over(int fast, string dataset) => new()
    {
        ["strategy"] = "sma-cross",
        ["dataset"] = dataset,
        ["parameters"] = Request(fast)["parameters"],
    };

    private static Dictionary<string, object?> Request(int fast, long seed = 7) => new(BacktestClient.Short(seed))
    {
        ["parameters"] = new Dictionary<string, string> { ["fast"] = $"{fast}", ["slow"] = "7", ["atrPeriod"] = "5" },
    };

    private async Task<JsonElement> ReportAsync(Dictionary<string, object?> request) =>
        (await _backtests.WaitForAsync(await _backtests.RunAsync(request), "completed")).GetProperty("report");

    private static (int Count, string? Printed) Trials(JsonElement report) => (
        report.GetProperty("metrics").GetProperty("trialCount").GetInt32(),
        report.GetProperty("assumptions").EnumerateArray()
            .Single(one => one.GetProperty("name").GetString() == "Trials").GetProperty("value").GetString());

    private static double Metric(JsonElement report, string name) =>
        report.GetProperty("metrics").GetProperty(name).GetDouble();
}
