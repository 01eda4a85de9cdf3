using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Storage.Secrets;
using Plimsoll.Testing;

namespace Plimsoll.Tests.Venues;

public sealed class KeysCommandTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly TemporaryDirectory _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var connection = await postgres.CreateDatabaseAsync(Stop);
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, "plimsoll.json"),
            JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = connection } }),
            Stop);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Venues_are_listed()
    {
        var (exit, output, _) = await RunAsync("keys", "venues");

        exit.ShouldBe(0);
        output.ShouldContain("sim: Simulated market, simulation");
    }

    [Fact]
    public async Task Without_a_key_encryption_key_nothing_can_be_rotated()
    {
        var (exit, _, error) = await RunAsync("data", "rotate-keys");

        exit.ShouldBe(4);
        error.ShouldStartWith("key.kek_missing: ");
    }

    [Fact]
    public async Task A_rotation_says_what_it_did()
    {
        KeyEncryptionKeys.Create(Path.Combine(_folder.Path, "key-encryption.key"));
        var before = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "key-encryption.key"), Stop);

        var (exit, output, error) = await RunAsync("data", "rotate-keys", "--json");

        exit.ShouldBe(0, error);
        var answer = JsonSerializer.Deserialize<JsonElement>(output);
        answer.GetProperty("count").GetInt32().ShouldBe(0);
        var after = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "key-encryption.key"), Stop);
        after.ShouldEndWith(before);
        after.ShouldNotBe(before);
        output.ShouldNotContain(after.Split('\n')[0]);
    }

    [Fact]
    public async Task Keys_belong_to_somebody()
    {
        var (exit, _, error) = await RunAsync("keys", "list");

        exit.ShouldBe(3);
        error.ShouldStartWith("user.not_found: ");
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLineProgram.RunAsync([.. arguments, "--data-dir", _folder.Path], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
