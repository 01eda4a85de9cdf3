using System.CommandLine;
using Plimsoll.Failures;
using Plimsoll.Runtime.Data;

namespace Plimsoll.Commands;

/// <summary><c>--column close=Settle</c>: what a file of bars calls its columns.</summary>
internal sealed class ColumnsOption
{
    private readonly Option<string[]> _columns = new("--column")
    {
        Description = "Of bars: time=Date, close=Settle and so on, where the file's heading has names of its own.",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command) => command.Options.Add(_columns);

    public BarColumnNames Read(ParseResult parsed)
    {
        var names = BarColumnNames.Known;
        foreach (var text in parsed.GetValue(_columns) ?? [])
            names = text.Split('=', 2) switch
            {
                ["time", { Length: > 0 } own] => names with { Time = own },
                ["open", { Length: > 0 } own] => names with { Open = own },
                ["high", { Length: > 0 } own] => names with { High = own },
                ["low", { Length: > 0 } own] => names with { Low = own },
                ["close", { Length: > 0 } own] => names with { Close = own },
                ["volume", { Length: > 0 } own] => names with { Volume = own },
                _ => throw new PlimsollException(
                    FailureKind.BadInput, "command.invalid",
                    $"--column: {text} is not time, open, high, low, close or volume, = and a heading of the file."),
            };
        return names;
    }
}
