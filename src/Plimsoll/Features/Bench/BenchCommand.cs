using System.CommandLine;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Core.Backtesting;
using Plimsoll.Failures;
using Spectre.Console;

namespace Plimsoll.Features.Bench;

/// <summary><c>plimsoll bench engine</c>: how fast this machine works through bars, in this process.</summary>
internal static class BenchCommand
{
    // Beyond this the bars alone fill the memory of a small machine.
    private const int MostBars = 20_000_000;
    private const int MostRuns = 1_000;

    public static Command Create()
    {
        var bench = new Command("bench", "Measure this program on this machine.");
        bench.Subcommands.Add(CreateEngine());
        return bench;
    }

    private static Command CreateEngine()
    {
        var bars = new Option<int>("--bars")
        {
            Description = $"Bars a run, 1 to {MostBars}.",
            DefaultValueFactory = _ => 1_000_000,
        };
        var runs = new Option<int>("--runs")
        {
            Description = $"Runs under each kind of limits, 1 to {MostRuns}.",
            DefaultValueFactory = _ => 5,
        };
        var json = SharedOptions.Json();
        var command = new Command(
            "engine", "sma-cross 10/50 over generated bars, with risk gate, accounting and statistics.");
        command.Options.Add(bars);
        command.Options.Add(runs);
        command.Options.Add(json);
        command.SetAction(async (parsed, stop) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var report = EngineBench.Run(
                Within(parsed.GetValue(bars), MostBars, "--bars"), Within(parsed.GetValue(runs), MostRuns, "--runs"),
                TimeProvider.System, stop);
            if (parsed.GetValue(json))
                await output.WriteLineAsync(JsonSerializer.Serialize(report, ApiJson.Options));
            else
                Write(output, report);
            return ExitCodes.Ok;
        });
        return command;
    }

    private static int Within(int value, int most, string option) => value >= 1 && value <= most
        ? value
        : throw new PlimsollException(
            FailureKind.BadInput, "command.invalid", $"{option} must be between 1 and {most}, not {value}.");

    private static void Write(TextWriter output, EngineBenchReport report)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
        });
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("Limits");
        foreach (var name in new[] { "best", "median", "worst", "B/bar", "B/idle bar", "Signals", "Orders", "Trades" })
            table.AddColumn(new TableColumn(name) { Alignment = Justify.Right });
        foreach (var run in report.Measurements)
            table.AddRow(
                run.Limits == MeasuredLimits.Hard ? "hard" : "none",
                Millions(run.BarsPerSecond.Max), Millions(run.BarsPerSecond.Median), Millions(run.BarsPerSecond.Min),
                Fine(run.BytesPerBar), Fine(run.BytesPerIdleBar),
                Whole(run.Counts.Signals), Whole(run.Counts.Orders), Whole(run.Counts.RoundTrips));
        console.Write(table);
        console.WriteLine($"Million bars a second; {report.Bars:#,0} bars a run, {report.Runs} runs after warming up.");
        console.WriteLine("Hard limits are those of every account; none exists only here, for a run that trades throughout.");
    }

    private static string Millions(double barsPerSecond) => (barsPerSecond / 1e6).ToString("0.00", null);

    private static string Whole(double value) => value.ToString("#,0", null);

    private static string Fine(double value) => value.ToString("0.###", null);
}
