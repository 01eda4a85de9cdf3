using Spectre.Console;

namespace Plimsoll.Server;

/// <summary>The console, colored only where a person looks at it: a log file or a pipe gets plain text.</summary>
internal static class Terminal
{
    public static IAnsiConsole Create() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        ColorSystem = Console.IsOutputRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
    });
}
