using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Npgsql;
using Plimsoll.Core.Simulation;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Recovery;

/// <summary>
/// The database dies under the real program while it trades at a venue across a socket. The program stays, sends
/// nothing that is not written down, starts its database again, and its journal agrees with the venue's book.
/// </summary>
public sealed class KilledDatabaseTests : IAsyncLifetime
{
    private const int ServerKills = 20;
    private const int SessionKills = 5;
    private const double LongestLife = 400;

    private readonly LoopbackTrader _trader = new();
    private string _cluster = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _trader.StartAsync();
        _cluster = (string)(await AskAsync("select current_setting('data_directory')"))!;
    }

    public ValueTask DisposeAsync() => _trader.DisposeAsync();

    [Fact]
    public async Task Whenever_its_database_dies_the_program_stops_sending_and_comes_back_by_itself()
    {
        var seed = RandomNumberGenerator.GetInt32(int.MaxValue);
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new SeededRandom((ulong)seed);
        for (var kill = 0; kill < ServerKills + SessionKills; kill++)
        {
            await Patience.LiveAsync(TimeSpan.FromMilliseconds(random.Uniform(0, LongestLife)));
            var server = ServerProcess();
            Kill(kill % 5 == 4 ? await SessionAsync() : server);
            if (kill % 5 != 4)
                await _trader.WaitAsync("another server runs", () => Task.FromResult(
                    ServerProcess() is > 0 and var next && next != server));
            await _trader.JoinedAsync();
        }

        var fills = await _trader.FillsAsync();
        await _trader.WaitAsync("it trades on", async () => await _trader.FillsAsync() > fills);
        await _trader.EndAndCheckAsync();
    }

    [Fact]
    public async Task Who_stops_the_account_while_the_database_is_away_is_heard_and_it_is_flat_when_it_is_back()
    {
        var path = $"/api/v1/accounts/{_trader.Account}/kill";
        using var anybody = new Browser(_trader.Program.Address);
        var configuration = await StopDatabaseAsync();
        await _trader.WaitAsync("it is not ready", async () =>
            (await anybody.GetAsync("/health/ready")).Status == HttpStatusCode.ServiceUnavailable);

        var pressed = await _trader.User.PostAsync(path, new { reason = "nothing answers" });
        pressed.Status.ShouldBe(HttpStatusCode.Accepted, pressed.Text);
        pressed.Json.GetProperty("isPressed").GetBoolean().ShouldBeTrue();
        pressed.Json.GetProperty("killState").GetString().ShouldBe("none");
        var looked = await _trader.User.GetAsync(path);
        looked.Status.ShouldBe(HttpStatusCode.OK, looked.Text);
        looked.Json.GetProperty("isPressed").GetBoolean().ShouldBeTrue();
        (await anybody.GetAsync(path)).Status.ShouldBe(HttpStatusCode.Unauthorized);

        await File.WriteAllTextAsync(Configuration, configuration, Cancel);
        await _trader.WaitAsync("it is durable, and flat", async () =>
            (await _trader.User.GetAsync(path)) is { Status: HttpStatusCode.OK, Json: var kill }
            && kill.GetProperty("killState").GetString() == "flat_proven" && !kill.GetProperty("isPressed").GetBoolean());
        await _trader.EndAndCheckAsync();
    }

    [Fact]
    public async Task While_its_database_cannot_start_the_program_stays_and_says_why()
    {
        var text = await StopDatabaseAsync();

        using var anybody = new Browser(_trader.Program.Address);
        await _trader.WaitAsync("it is not ready", async () =>
            (await anybody.GetAsync("/health/ready")).Status == HttpStatusCode.ServiceUnavailable);
        (await anybody.GetAsync("/health/ready")).Text.ShouldContain("\"database\"");
        (await anybody.GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);
        var refused = await _trader.User.GetAsync("/api/v1/accounts");
        (refused.Status, refused.Code).ShouldBe((HttpStatusCode.ServiceUnavailable, "system.unavailable"));
        refused.Text.ShouldContain("database.unreachable");
        await _trader.WaitAsync("it tries in vain", () => Task.FromResult(
            _trader.Program.Terminal.Contains("does not start again: attempt 2", StringComparison.Ordinal)));

        await File.WriteAllTextAsync(Configuration, text, Cancel);
        await _trader.JoinedAsync();
        await _trader.EndAndCheckAsync();
    }

    private string Configuration => Path.Combine(_cluster, "postgresql.conf");

    // It is gone and cannot start until its configuration is what it was.
    private async Task<string> StopDatabaseAsync()
    {
        var text = await File.ReadAllTextAsync(Configuration, Cancel);
        await File.WriteAllTextAsync(Configuration, text + "\nshared_buffers = nonsense\n", Cancel);
        Kill(ServerProcess());
        return text;
    }

    // 0 while one server has gone and the next has not written its file yet.
    private int ServerProcess()
    {
        try
        {
            return File.ReadLines(Path.Combine(_cluster, "postmaster.pid")).FirstOrDefault() is { } first
                && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var process)
                    ? process
                    : 0;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private async Task<int> SessionAsync() => (int)(await AskAsync(
        "select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1"))!;

    private async Task<object?> AskAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_trader.Program.ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancel);
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }
}
