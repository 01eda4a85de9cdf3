using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Testing;

namespace Plimsoll.Tests.Commands;

public sealed class CommandLineTests(PostgresFixture postgres) : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nonsense")]
    [InlineData("up --nonsense")]
    [InlineData("--urls nonsense")]
    [InlineData("--urls ftp://localhost")]
    [InlineData("db")]
    [InlineData("user reset-password")]
    public async Task Bad_input_is_one_line_and_exit_2(string commandLine)
    {
        var (exit, _, error) = await RunAsync(commandLine.Split(' '));

        exit.ShouldBe(2);
        error.ShouldStartWith("command.invalid: ");
        error.TrimEnd().ShouldNotContain('\n');
    }

    [Fact]
    public async Task With_json_an_error_is_problem_details()
    {
        var (exit, _, error) = await RunAsync("db", "status", "--json", "--nonsense");

        exit.ShouldBe(2);
        JsonSerializer.Deserialize<JsonElement>(error).GetProperty("code").GetString().ShouldBe("command.invalid");
    }

    [Fact]
    public async Task Help_is_no_error()
    {
        var (exit, output, _) = await RunAsync("--help");

        exit.ShouldBe(0);
        output.ShouldContain("--data-dir");
        output.ShouldNotContain("openapi");
    }

    [Fact]
    public async Task A_new_database_is_pending_until_it_is_migrated()
    {
        await UseDatabaseAsync(await postgres.CreateEmptyDatabaseAsync(TestContext.Current.CancellationToken));

        (await RunAsync("db", "status", "--data-dir", _folder.Path)).Exit.ShouldBe(1);
        (await RunAsync("db", "migrate", "--data-dir", _folder.Path)).Output.ShouldContain("applied 0001_");
        var (exit, output, _) = await RunAsync("db", "status", "--json", "--data-dir", _folder.Path);

        exit.ShouldBe(0);
        JsonSerializer.Deserialize<JsonElement>(output).GetProperty("current").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_set_up_code_can_be_had_from_the_shell()
    {
        await UseDatabaseAsync(await postgres.CreateDatabaseAsync(TestContext.Current.CancellationToken));

        var (exit, output, _) = await RunAsync("user", "setup-code", "--data-dir", _folder.Path);

        exit.ShouldBe(0);
        output.Trim().ShouldMatch("^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_exit_4()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await UseDatabaseAsync($"Host=127.0.0.1;Port={port};Username=x;Password=secret;Database=x");

        var (exit, _, error) = await RunAsync("db", "status", "--data-dir", _folder.Path);

        exit.ShouldBe(4);
        error.ShouldStartWith("database.unreachable: ");
        error.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_taken_port_is_exit_3_and_leaves_nothing_behind()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var folder = Path.Combine(_folder.Path, "never-made");

        var (exit, _, error) = await RunAsync(
            "up", "--urls", $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}", "--data-dir", folder);

        exit.ShouldBe(3);
        error.ShouldStartWith("system.address_in_use: ");
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public async Task A_settings_file_that_cannot_be_read_is_exit_2()
    {
        await WriteSettingsAsync("{");

        var (exit, _, error) = await RunAsync("db", "status", "--data-dir", _folder.Path);

        exit.ShouldBe(2);
        error.ShouldStartWith("configuration.format: ");
    }

    private static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync(args, output, error);
        return (exit, output.ToString(), error.ToString());
    }

    private Task UseDatabaseAsync(string connectionString) =>
        WriteSettingsAsync(JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = connectionString } }));

    private Task WriteSettingsAsync(string text) => File.WriteAllTextAsync(
        Path.Combine(_folder.Path, "plimsoll.json"), text, TestContext.Current.CancellationToken);
}
