using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Collecting;

/// <summary>Collection from the shell: asked of the running server, read beside it.</summary>
public sealed class CollectCommandTests(TradingServer server) : IClassFixture<TradingServer>, IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Password => Path.Combine(_folder.Path, "password");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "plimsoll.json"),
            JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = server.ConnectionString } }),
            Cancel);
        await File.WriteAllTextAsync(Password, RunningServer.AdminPassword, Cancel);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task It_is_started_looked_at_and_stopped()
    {
        (await RunAsync("list")).Output.Trim().ShouldBe("There are no collection sessions.");
        var started = await ActAsync(
            "start", "--name", "shell", "--instrument", "sim:ALPHA-USD", "--instrument", "sim:CEDAR-USD",
            "--data-type", "prices", "--flush-seconds", "2");
        (started.Exit, started.Error).ShouldBe((0, ""));
        started.Output.ShouldStartWith("shell records: ");
        await server.AdvanceAsync(TimeSpan.FromMinutes(2));

        (await RunAsync("status", "shell")).Output.ShouldContain("shell: sim:ALPHA-USD, sim:CEDAR-USD ticks");
        var listed = JsonSerializer.Deserialize<JsonElement>((await RunAsync("list", "--json")).Output)
            .GetProperty("items")[0];
        (listed.GetProperty("status").GetString(), listed.GetProperty("flushSeconds").GetInt32())
            .ShouldBe(("active", 2));
        listed.GetProperty("recordsCollected").GetInt64().ShouldBeGreaterThan(100);

        (await ActAsync("stop", "shell")).Output.Trim().ShouldBe("shell is stopped.");
        (await ActAsync("stop", "shell")).Output.Trim().ShouldBe("shell is stopped.");
        (await RunAsync("status", "shell")).Output.ShouldContain("Stopped, 0 gaps");
    }

    [Theory]
    [InlineData("data.unknown_instrument", "start", "--name", "x", "--instrument", "sim:NONE")]
    [InlineData("data.not_supported", "start", "--name", "x", "--instrument", "sim:BRAVO-USD",
        "--data-type", "funding")]
    [InlineData("validation.failed", "start", "--name", "x", "--instrument", "ALPHA")]
    [InlineData("session.not_found", "stop", "nothing")]
    public async Task What_cannot_be_done_is_one_line_and_exit_2(string code, params string[] arguments)
    {
        var (exit, output, error) = await ActAsync(arguments);

        (exit, output, error.Split(':')[0]).ShouldBe((2, "", code), error);
    }

    private Task<(int Exit, string Output, string Error)> ActAsync(params string[] arguments) =>
        RunAsync([.. arguments, "--server", server.Address.ToString(), "--password-file", Password]);

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(
            ["data", "collect", .. arguments, "--user", RunningServer.AdminEmail, "--data-dir", _folder.Path],
            output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
