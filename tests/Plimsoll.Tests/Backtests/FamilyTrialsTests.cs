using System.Text.Json;
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
