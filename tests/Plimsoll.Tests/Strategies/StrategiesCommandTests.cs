using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Server;
using Plimsoll.Testing;

namespace Plimsoll.Tests.Strategies;

public sealed class StrategiesCommandTests(PostgresFixture postgres) : IAsyncLifetime
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
    public async Task A_file_is_checked_without_a_database()
    {
        var good = await WriteAsync("good.json", "\"value\": 0");
        (await RunAsync("strategies", "validate", good)).ShouldBe((0, "From a file is valid.\n", ""));
        var wrong = await RunAsync("strategies", "validate", await WriteAsync("wrong.json", "\"value\": \"x\""));
        wrong.ShouldBe((2, "",
            "strategy.condition: /s1_signal/conditions/0/value strategy.condition: Must be a finite number.\n"));
    }

    [Fact]
    public async Task A_list_has_the_built_in_ones_and_nothing_is_imported_for_nobody()
    {
        string[] data = ["--data-dir", _folder.Path];
        (await RunAsync(["strategies", "list", .. data])).Output.ShouldContain("sma-cross@1 built-in\n");
        var refused = await RunAsync(["strategies", "import", await WriteAsync("one.json", "\"value\": 0"), .. data]);
        refused.ShouldBe((3, "", "user.not_found: Strategies belong to a user, and there is none yet.\n"));
        (await RunAsync(["strategies", "export", "nothing", .. data])).Error.ShouldStartWith("strategy.not_found: ");
    }

    [Fact]
    public async Task A_backtest_takes_a_file()
    {
        var file = await WriteAsync("run.json", "\"value\": 0");
        var (exit, output, error) = await RunAsync(
            "backtest", "--strategy", file, "--synthetic", "7", "--timeframe", "1m", "--to", "2026-01-02", "--json");
        exit.ShouldBe(0, error);
        JsonSerializer.Deserialize<JsonElement>(output).GetProperty("metrics").GetProperty("totalTrades").GetInt32()
            .ShouldBeGreaterThan(0);
    }

    private async Task<string> WriteAsync(string name, string right)
    {
        var path = Path.Combine(_folder.Path, name);
        var condition = $$"""{ "conditions": [ { "indicator": "close", "operator": ">", {{right}} } ] """;
        var text = $$"""
            { "schemaVersion": 1, "strategyName": "From a file",
              "s1_signal": {{condition}} },
              "z1_entry": {{condition.Replace(right, "\"value\": 0")}},
                "stopLoss": { "offsetPercent": 0.2 }, "takeProfit": { "offsetPercent": 0.4 } } }
            """;
        await File.WriteAllTextAsync(path, text);
        return path;
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await CommandLineProgram.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
