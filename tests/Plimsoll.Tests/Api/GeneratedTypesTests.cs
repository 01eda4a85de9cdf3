using System.Diagnostics;
using Plimsoll.Commands;
using Plimsoll.Testing;

namespace Plimsoll.Tests.Api;

public sealed class GeneratedTypesTests
{
    [Fact]
    public async Task The_pages_types_are_those_of_this_program()
    {
        using var folder = new TemporaryDirectory();
        var document = Path.Combine(folder.Path, "openapi.json");
        var types = Path.Combine(folder.Path, "schema.d.ts");
        var stop = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(document, await OpenApiCommand.DescribeAsync(stop), stop);

        await GenerateAsync(document, types);

        var committed = await File.ReadAllTextAsync(Path.Combine(WebFolder(), "src", "api", "schema.d.ts"), stop);
        var isFresh = await File.ReadAllTextAsync(types, stop) == committed;
        isFresh.ShouldBeTrue("The API has changed: run 'npm run generate:api' in web and commit the result.");
    }

    private static async Task GenerateAsync(string document, string types)
    {
        var generator = Path.Combine(WebFolder(), "node_modules", "openapi-typescript", "bin", "cli.js");
        using var process = Process.Start(new ProcessStartInfo("node", [generator, document, "--output", types])
        {
            WorkingDirectory = WebFolder(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, await output + error);
    }

    private static string WebFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Plimsoll.slnx")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "web");
    }
}
