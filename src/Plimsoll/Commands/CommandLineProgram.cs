using System.CommandLine;
using System.CommandLine.Invocation;
using Plimsoll.Api;
using Plimsoll.Failures;
using Plimsoll.Features.Backtests;
using Plimsoll.Features.Bench;
using Plimsoll.Features.Doctor;
using Plimsoll.Features.Events;
using Plimsoll.Features.Execution;
using Plimsoll.Features.Indicators;
using Plimsoll.Features.Proving;
using Plimsoll.Features.Replays;
using Plimsoll.Features.Venue;

namespace Plimsoll.Commands;

/// <summary>
/// Parses, runs and answers the shell: exit code, and for a failure one line <c>code: text</c> on the error stream
/// (with <c>--json</c> problem details).
/// </summary>
internal static class CommandLineProgram
{
    // A graceful stop has this long; then the program ends anyway.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Every command. A new one is one line here.</summary>
    private static IReadOnlyList<Command> Commands() =>
    [
        UpCommand.Create(),
        BacktestCommand.Create(),
        BenchCommand.Create(),
        DatabaseCommand.Create(),
        DoctorCommand.Create(),
        UserCommand.Create(),
        DataCommand.Create(),
        EventsCommand.Create(),
        KeysCommand.Create(),
        IndicatorsCommand.Create(),
        StrategiesCommand.Create(),
        OrdersCommand.Create(),
        PositionsCommand.Create(),
        ProveCommand.Create(),
        ReplayCommand.Create(),
        VenueCommand.Create(),
        OpenApiCommand.Create(),
    ];

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Console.Out, Console.Error);

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Plimsoll: a self-hosted, safety-first trading platform. Starts the server.");
        UpCommand.Configure(root);
        foreach (var command in Commands())
            root.Subcommands.Add(command);
        var parsed = root.Parse(args);
        try
        {
            if (parsed.Action is ParseErrorAction or null)
                throw new PlimsollException(FailureKind.BadInput, "command.invalid", Explain(parsed));
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = StopTimeout,
            });
        }
        catch (Exception exception)
        {
            var failure = Failure.From(exception);
            await error.WriteLineAsync(
                SharedOptions.IsJson(parsed) ? Json(failure) : $"{failure.Code}: {failure.Message}");
            return failure.ExitCode;
        }
    }

    private static string Explain(ParseResult parsed) => parsed.Errors.Count == 0
        ? $"Choose a subcommand of {parsed.CommandResult.Command.Name}; --help lists them."
        : string.Join(' ', parsed.Errors.Select(problem => problem.Message));

    private static string Json(Failure failure) =>
        new ApiProblem(failure.Status, failure.Code, failure.Message)
            .ToJson(requestId: null, ApiJson.Options)
            .ToJsonString(ApiJson.Options);
}
