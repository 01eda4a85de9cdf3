using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Execution;

/// <summary>Orders and positions from the shell: read beside the program, acted on through it.</summary>
public sealed class OrdersCommandTests(TradingServer server) : IClassFixture<TradingServer>, IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Password => Path.Combine(_folder.Path, "password");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "plimsoll.json"),
            JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = server.ConnectionString } }),
            Stop);
        await File.WriteAllTextAsync(Password, $"{RunningServer.AdminPassword}\n", Stop);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_held_order_is_shown_and_cancelled_and_a_position_is_shown_and_closed()
    {
        await server.SetModeAsync("guide");
        await server.StartBotAsync();
        await server.AdvanceUntilAsync(async () => (await ItemsAsync("orders", "list", "--status", "held")).Length > 0);
        var held = (await ItemsAsync("orders", "list", "--status", "held"))[0];
        var number = held.GetProperty("intentNumber").GetInt64();
        (await RunAsync("orders", "list")).Output.ShouldContain($"{number}: ");
        (await RunAsync("orders", "show", $"{number}")).Output.ShouldContain("held: a person releases it");

        var cancelled = await ActAsync("orders", "cancel", held.GetProperty("id").GetString()!);
        (cancelled.Exit, cancelled.Error).ShouldBe((0, ""));
        cancelled.Output.Trim().ShouldBe($"Order {number} is cancelled now.");
        var again = await ActAsync("orders", "cancel", $"{number}");
        (again.Exit, again.Error.Split(':')[0]).ShouldBe((3, "order.not_cancellable"));

        await server.SetModeAsync("autonomous");
        await server.AdvanceUntilAsync(async () => (await ItemsAsync("positions", "list")).Length > 0);
        (await RunAsync("positions", "list")).Output.ShouldContain($"{TradingServer.Instrument}: long");
        await server.SetModeAsync("guide"); // What it closes stays closed.
        var closed = await ActAsync("positions", "close", TradingServer.Instrument, "--json");
        (closed.Exit, closed.Error).ShouldBe((0, ""));
        await server.AdvanceAsync(TimeSpan.FromMinutes(1));
        (await ItemsAsync("positions", "list")).ShouldBeEmpty();
        (await RunAsync("positions", "list")).Output.Trim().ShouldBe("There are no open positions.");
        var none = await ActAsync("positions", "close", TradingServer.Instrument);
        (none.Exit, none.Error.Split(':')[0]).ShouldBe((2, "order.no_position"));
    }

    [Theory]
    [InlineData("order.not_found", "orders", "show", "999999")]
    [InlineData("order.not_found", "orders", "cancel", "PLNOTHING")]
    [InlineData("validation.enum", "orders", "list", "--status", "lost")]
    [InlineData("validation.out_of_range", "orders", "list", "--limit", "0")]
    [InlineData("order.no_position", "positions", "close", "sim:ALPHA-USD")]
    [InlineData("order.no_position", "positions", "close", "no/such thing")]
    public async Task Bad_input_is_one_line_and_exit_2(string code, params string[] arguments)
    {
        var (exit, output, error) = arguments[1] is "cancel" or "close"
            ? await ActAsync(arguments)
            : await RunAsync(arguments);

        (exit, output).ShouldBe((2, ""));
        error.ShouldStartWith($"{code}: ");
        error.TrimEnd().ShouldNotContain('\n');
    }

    [Fact]
    public async Task Somebody_elses_account_is_not_found()
    {
        var (exit, _, error) = await RunOnAsync(
            $"{server.OtherAccountId}", "orders", "list", "--user", RunningServer.AdminEmail);

        (exit, error.Split(':')[0]).ShouldBe((2, "account.not_found"));
    }

    [Fact]
    public async Task Nobody_acts_without_the_right_password_or_at_a_server_elsewhere()
    {
        string[] close = ["positions", "close", TradingServer.Instrument];
        await File.WriteAllTextAsync(Password, "not the password at all", Stop);
        var wrong = await ActAsync(close);
        (wrong.Exit, wrong.Error.Split(':')[0]).ShouldBe((2, "auth.invalid_credentials"));
        await File.WriteAllTextAsync(Password, "\n", Stop);
        (await ActAsync(close)).Error.ShouldStartWith("auth.invalid_credentials: The password is empty.");

        await File.WriteAllTextAsync(Password, RunningServer.AdminPassword, Stop);
        var elsewhere = await RunAsync([.. close, "--password-file", Password, "--server", "http://192.0.2.1:8080"]);
        (elsewhere.Exit, elsewhere.Error.Split(':')[0]).ShouldBe((2, "command.invalid"));
        var nowhere = await RunAsync([.. close, "--password-file", Password, "--server", "http://127.0.0.1:1"]);
        (nowhere.Exit, nowhere.Error.Split(':')[0]).ShouldBe((3, "server.not_running"));
    }

    private async Task<JsonElement[]> ItemsAsync(params string[] arguments)
    {
        var (exit, output, error) = await RunAsync([.. arguments, "--json"]);
        exit.ShouldBe(0, error);
        return [.. JsonSerializer.Deserialize<JsonElement>(output).GetProperty("items").EnumerateArray()];
    }

    private Task<(int Exit, string Output, string Error)> ActAsync(params string[] arguments) =>
        RunAsync([.. arguments, "--password-file", Password, "--server", server.Address.ToString()]);

    private Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments) =>
        RunOnAsync($"{server.AccountId}", [.. arguments, "--user", RunningServer.AdminEmail]);

    private async Task<(int Exit, string Output, string Error)> RunOnAsync(string account, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(
            [.. arguments, "--account", account, "--data-dir", _folder.Path], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
