using Spectre.Console;

namespace Plimsoll.Features.Setup;

/// <summary>Shows the set-up code where only the machine's owner sees it: on the program's own terminal.</summary>
internal sealed class SetupCodePrinter(IAnsiConsole console)
{
    public void Print(string code)
    {
        console.MarkupLine($"  Set-up code   [bold yellow]{SetupCode.Display(code)}[/]");
        console.MarkupLine($"                [grey]valid {SetupCode.Lifetime.TotalMinutes:0} minutes, once[/]");
    }
}
