using System.Diagnostics;

namespace Plimsoll.Repository.Tests;

/// <summary>Runs a tool of the repository and keeps all it says, for the failure's message.</summary>
internal static class Tool
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    public static ToolResult Run(string command, IReadOnlyList<string> arguments, string folder)
    {
        var file = OperatingSystem.IsWindows() && command is "npm" ? "npm.cmd" : command;
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NO_COLOR"] = "1";
        start.Environment["CI"] = "true";
        // A design-time build of the program must not start building the page beside the tests of the page.
        start.Environment["SkipWeb"] = "true";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            return new ToolResult(-1, $"{command} did not end within {Limit}.");
        }
        return new ToolResult(process.ExitCode, output.Result + errors.Result);
    }
}
