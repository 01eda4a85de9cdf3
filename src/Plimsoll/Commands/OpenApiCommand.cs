using System.CommandLine;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Server;

namespace Plimsoll.Commands;

/// <summary>
/// <c>plimsoll openapi</c>: writes the OpenAPI document without starting anything, for generating the page's types.
/// </summary>
internal static class OpenApiCommand
{
    public static Command Create()
    {
        var file = new Option<string?>("--output") { Description = "The file to write; without it, standard output." };
        var command = new Command("openapi", "Write the OpenAPI document.") { file };
        command.Hidden = true;
        command.SetAction(async (parsed, stop) =>
        {
            var text = await DescribeAsync(stop);
            if (parsed.GetValue(file) is { } path)
                await File.WriteAllTextAsync(path, text, stop);
            else
                await parsed.InvocationConfiguration.Output.WriteAsync(text);
            return ExitCodes.Ok;
        });
        return command;
    }

    internal static async Task<string> DescribeAsync(CancellationToken stop)
    {
        var folder = Path.Combine(Path.GetTempPath(), "plimsoll-openapi");
        // Nothing connects: the document is made from the routes alone.
        await using var app = PlimsollServer.Build(new ServerSettings(ServerSettings.DefaultUrls, folder), "Host=none");
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(OpenApiDescription.Name);
        var document = await provider.GetOpenApiDocumentAsync(stop);
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, stop) + "\n";
    }
}
