using System.Globalization;
using System.Text.Json;
using Plimsoll.Commands;
using Plimsoll.Server;
using Plimsoll.Testing;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Events;

/// <summary>The calendar from the shell, beside a running server.</summary>
public sealed class EventsCommandTests(SetUpServer server) : IClassFixture<SetUpServer>, IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_imported_and_listed_and_one_that_is_wrong_changes_nothing()
    {
        var soon = TimeProvider.System.GetUtcNow().AddDays(2).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var file = Write($"time,currency,title,impact\n{soon},USD,CPI,high\n");

        (await RunAsync("import", "--file", file, "--source", "bls")).ShouldBe(
            (0, "1 events added, 0 brought up to date\n", ""));
        (await RunAsync("import", "--file", file, "--source", "bls")).Output.ShouldBe(
            "0 events added, 1 brought up to date\n");
        (await RunAsync("list")).Output.ShouldBe($"{soon} USD high CPI (bls)\n");
        (await RunAsync("list", "--days", "1")).Output.ShouldBe("There are no events.\n");

        var wrong = Write($"time,currency,title,impact\n{soon},EUR,CPI,high\nsoon,USD,CPI,high\n");
        var refused = await RunAsync("import", "--file", wrong);
        (refused.Exit, refused.Output).ShouldBe((2, ""));
        refused.Error.ShouldContain("line 3");
        (await RunAsync("list")).Output.ShouldBe($"{soon} USD high CPI (bls)\n");
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder.Path, $"{Guid.NewGuid():N}.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] args)
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder.Path, ServerConfiguration.FileName),
            JsonSerializer.Serialize(new { ConnectionStrings = new { Plimsoll = server.ConnectionString } }));
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await CommandLineProgram.RunAsync(
            ["events", .. args, "--data-dir", _folder.Path], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
