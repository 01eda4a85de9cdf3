using System.Text.Json;
using Npgsql;
using Plimsoll.Commands;
using Plimsoll.Server;
using Plimsoll.Testing;

namespace Plimsoll.Tests.Strategies;

public sealed class StrategiesCommandTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();
    private string _connection = "";

    public static TheoryData<string, string, string> Wrong => RuleDocuments.Wrong;

    public async ValueTask InitializeAsync()
    {
        _connection = await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        var settings = JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = _connection } });
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

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_refused_with_its_place_and_nothing_is_stored(string how, string path, string code)
    {
        await AddOwnerAsync();
        var file = Path.Combine(_folder.Path, "broken.json");
        await File.WriteAllTextAsync(file, RuleDocuments.Broken(how, "Never kept").ToJsonString(), TestContext.Current.CancellationToken);
        var (exit, _, error) = await RunAsync("strategies", "import", file, "--data-dir", _folder.Path);
        exit.ShouldBe(2);
        error.ShouldContain($": {path} {code}: ");
        (await AskAsync("select count(*) from strategies")).ShouldBe(0L);
    }

    [Fact]
    public async Task Versions_are_listed_compared_and_brought_back()
    {
        await AddOwnerAsync();
        string[] data = ["--data-dir", _folder.Path];
        (await RunAsync(["strategies", "import", await WriteAsync("one.json", "\"value\": 0"), .. data])).Exit.ShouldBe(0);
        await RunAsync(["strategies", "import", await WriteAsync("two.json", "\"value\": 7"), .. data]);
        (await RunAsync(["strategies", "diff", "From a file@1", "From a file@2", .. data])).Output.ShouldBe(
            "/s1_signal/conditions/s1_signal.1: close > 0 => close > 7\n");
        (await RunAsync(["strategies", "restore", "From a file@1", .. data])).Output
            .ShouldBe("From a file@3 is saved.\n");
        (await RunAsync(["strategies", "diff", "From a file@1", "From a file@3", .. data])).Output.ShouldBe("");
        (await RunAsync(["strategies", "versions", "From a file", .. data])).Output.Split('\n')
            .Count(line => line.StartsWith("From a file@", StringComparison.Ordinal)).ShouldBe(3);

        var exported = (await RunAsync(["strategies", "export", "From a file@1", .. data])).Output;
        JsonDocument.Parse(exported).RootElement.GetProperty("version").GetInt32().ShouldBe(1);
        var again = Path.Combine(_folder.Path, "again.json");
        await File.WriteAllTextAsync(again, exported, TestContext.Current.CancellationToken);
        (await RunAsync(["strategies", "import", again, .. data])).Output.ShouldBe("From a file@4 is saved.\n");
        (await RunAsync(["strategies", "diff", "From a file@1", "From a file@4", .. data])).Output.ShouldBe("");
        (await RunAsync(["strategies", "restore", "From a file@9", .. data])).Error.ShouldStartWith("strategy.not_found: ");
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

    /// <summary>The first command makes the tables; then there is somebody to keep strategies for.</summary>
    private async Task AddOwnerAsync()
    {
        (await RunAsync("strategies", "list", "--data-dir", _folder.Path)).Exit.ShouldBe(0);
        await AskAsync(
            """
            insert into users (id, display_name, role, time_zone, created_at, email_confirmed, phone_number_confirmed,
                two_factor_enabled, lockout_enabled, access_failed_count)
            values (gen_random_uuid(), 'Owner', 'admin', 'UTC', now(), true, false, false, false, 0)
            """);
    }

    private async Task<object?> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
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
