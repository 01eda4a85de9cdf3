using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Plimsoll.Commands;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Replay;

/// <summary>A life that was traded, read back in this process and in others, from its start and from the middle.</summary>
public sealed class ReplayCommandTests(TradingServer server) : IClassFixture<TradingServer>, IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await File.WriteAllTextAsync(
        Path.Combine(_folder.Path, "plimsoll.json"),
        JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = server.ConnectionString } }),
        Stop);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_life_ends_at_the_same_state_wherever_it_is_read_back()
    {
        await server.SetModeAsync("autonomous");
        await server.StartBotAsync();
        await server.AdvanceUntilAsync(async () => await FillsAsync() > 2);
        await KeepAsync();
        var before = await FillsAsync();
        await server.AdvanceUntilAsync(async () => await FillsAsync() > before);

        var (exit, here) = await ReplayAsync();
        exit.ShouldBe(0, here.ToString());
        here.GetProperty("fills").GetInt32().ShouldBeGreaterThan(3);
        here.GetProperty("decisions").GetInt32().ShouldBeGreaterThan(1);
        var told = here.GetProperty("told");
        told.GetProperty("alike").GetInt64().ShouldBe(here.GetProperty("facts").GetInt64());
        told.GetProperty("lives").GetInt64().ShouldBe(1);
        here.GetProperty("sameDecisions").GetInt64().ShouldBe(here.GetProperty("decisions").GetInt64());
        here.GetProperty("snapshots").GetInt32().ShouldBe(1);
        Hash((await ReplayAsync()).Answer).ShouldBe(Hash(here));
        (await ReplayElsewhereAsync("Asia/Kathmandu", "de_DE.UTF-8")).ShouldBe(Hash(here));
        (await ReplayElsewhereAsync("America/St_Johns", "tr_TR.UTF-8")).ShouldBe(Hash(here));

        await ExecuteAsync("update account_snapshots set state_hash = sha256('another')");
        var (differs, _) = await ReplayAsync();
        differs.ShouldBe(4);
        (await RunAsync("replay", "--account", "nobody's")).Exit.ShouldBe(2);
    }

    // What the program itself keeps every so many facts.
    private async Task KeepAsync()
    {
        var accounts = server.App.Services.GetRequiredService<IAccountStore>();
        var record = (await accounts.ListAsync(Stop)).Single(one => one.Id == new AccountId(server.AccountId));
        var fold = new AccountFold(accounts, server.Market.Instruments, NullLogger.Instance);
        await accounts.KeepAsync(KeptText.Of(await fold.FoldAsync(record, Stop)), Stop);
    }

    private async Task<int> FillsAsync() =>
        (await server.ListAsync($"/api/v1/execution/fills?accountId={server.AccountId}&limit=500")).Count;

    private async Task<(int Exit, JsonElement Answer)> ReplayAsync()
    {
        var (exit, output) = await RunAsync("replay", "--json", "--account", $"{server.AccountId}");
        return (exit, JsonSerializer.Deserialize<JsonElement>(output));
    }

    private async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(
            [.. arguments, "--user", RunningServer.AdminEmail, "--data-dir", _folder.Path], output, error);
        return (exit, output.ToString());
    }

    private async Task<string> ReplayElsewhereAsync(string timeZone, string language)
    {
        string[] arguments =
        [
            ProgramProcess.Program(), "replay", "--json", "--account", $"{server.AccountId}",
            "--user", RunningServer.AdminEmail, "--data-dir", _folder.Path,
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("ConnectionStrings__Plimsoll");
        (start.Environment["TZ"], start.Environment["LANG"], start.Environment["LC_ALL"]) = (timeZone, language, language);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        process.ExitCode.ShouldBe(0);
        return Hash(JsonSerializer.Deserialize<JsonElement>(output));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static string Hash(JsonElement answer) => answer.GetProperty("stateHash").GetString()!;
}
