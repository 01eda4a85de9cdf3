using System.CommandLine;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Failures;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Bench;

/// <summary><c>plimsoll bench engine</c>: how fast this machine works through bars, in this process.</summary>
internal static class BenchCommand
{
    // Beyond this the bars alone fill the memory of a small machine.
    private const int MostBars = 20_000_000;
    private const int MostRuns = 1_000;

    // As many as a venue lets one account have, many times over; and as many facts as a disk of a small machine holds.
    private const int MostRate = 10_000;
    private const int MostSeconds = 3_600;
    private const int MostPace = 1_000;
    private const int MostOrders = 100_000;
    private const int MostFacts = 10_000_000;

    // When which trade was told stays in memory.
    private const int MostCollectSeconds = 300;
    private const int MostFlushSeconds = 300;

    // 56 bytes each, all in memory.
    private const int MostTicks = 10_000_000;

    public static Command Create()
    {
        var bench = new Command("bench", "Measure this program on this machine.");
        bench.Subcommands.Add(CreateEngine());
        bench.Subcommands.Add(CreateRestart());
        bench.Subcommands.Add(CreateOrderPath());
        bench.Subcommands.Add(CreateTicks());
        bench.Subcommands.Add(CreateCollect());
        return bench;
    }

    private static Command CreateTicks()
    {
        var files = new Option<string[]>("--file")
        {
            Description = "Trades as `data import --kind trades` takes them; several: one an instrument.",
        };
        var synthetic = Number("--synthetic", 2_000_000, $"Else trades of the synthetic market, 1 to {MostTicks}.");
        var runs = Number("--runs", 5, $"Runs, 1 to {MostRuns}.");
        var json = SharedOptions.Json();
        var command = new Command("ticks", "Trades into the tick store and out of it again, and what they take there.")
        {
            files, synthetic, runs, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var bench = new TickBench(
                new TickBenchRequest(
                    parsed.GetValue(files) ?? [],
                    Within(parsed.GetValue(synthetic), MostTicks, "--synthetic"),
                    Within(parsed.GetValue(runs), MostRuns, "--runs")),
                TimeProvider.System);
            var print = new BenchPrinter(parsed.InvocationConfiguration.Output);
            return await Answer(parsed.GetValue(json), print, await bench.RunAsync(stop), print.Write);
        });
        return command;
    }

    private static Command CreateCollect()
    {
        var instruments = Number(
            "--instruments", 20, $"Of one session, 1 to {NewTickSession.MostInstruments}.");
        var rate = Number("--rate", 1_000, $"Trades a second of each, 1 to {MostRate}.");
        var seconds = Number("--seconds", 30, $"For so long, 1 to {MostCollectSeconds}.");
        var flush = Number("--flush-seconds", 1, "Between two writings, 1 to 300.");
        var json = SharedOptions.Json();
        var command = new Command("collect", "From a trade that is taken to the durable tick, under a load that never waits.")
        {
            instruments, rate, seconds, flush, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var bench = new CollectBench(
                new CollectBenchRequest(
                    Within(parsed.GetValue(instruments), NewTickSession.MostInstruments, "--instruments"),
                    Within(parsed.GetValue(rate), MostRate, "--rate"),
                    Within(parsed.GetValue(seconds), MostCollectSeconds, "--seconds"),
                    Within(parsed.GetValue(flush), MostFlushSeconds, "--flush-seconds")),
                TimeProvider.System);
            var print = new BenchPrinter(parsed.InvocationConfiguration.Output);
            return await Answer(parsed.GetValue(json), print, await bench.RunAsync(stop), print.Write);
        });
        return command;
    }

    private static Command CreateOrderPath()
    {
        var rate = Number("--rate", 1_000, $"Events a second, 1 to {MostRate}.");
        var seconds = Number("--seconds", 60, $"For so long, 1 to {MostSeconds}.");
        var strategies = Number("--strategies", 50, $"Runs, four on an account, 1 to {MostRuns}.");
        var pace = Number(
            "--pace", 20, $"Seconds of the market in one, 1 to {MostPace}: how often strategies have a bar to decide on.");
        var json = SharedOptions.Json();
        var command = new Command(
            "order-path", "From an event that is due to the durable intent that it leads to, under a load that never waits.")
        {
            rate, seconds, strategies, pace, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var bench = new OrderPathBench(
                new OrderPathRequest(
                    Within(parsed.GetValue(rate), MostRate, "--rate"),
                    Within(parsed.GetValue(seconds), MostSeconds, "--seconds"),
                    Within(parsed.GetValue(strategies), MostRuns, "--strategies"),
                    Within(parsed.GetValue(pace), MostPace, "--pace")),
                TimeProvider.System);
            var print = new BenchPrinter(parsed.InvocationConfiguration.Output);
            return await Answer(parsed.GetValue(json), print, await bench.RunAsync(stop), print.Write);
        });
        return command;
    }

    private static Command CreateRestart()
    {
        var orders = Number("--orders", 10_000, $"Open orders, 1 to {MostOrders}.");
        var facts = Number("--facts", 1_000_000, $"Facts since the last snapshot, 1 to {MostFacts}.");
        var runs = Number("--runs", 5, $"Restarts, 1 to {MostRuns}.");
        var json = SharedOptions.Json();
        var command = new Command(
            "restart", "An account put back together from a database of its own, until its books are compared.")
        {
            orders, facts, runs, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var bench = new RestartBench(
                Within(parsed.GetValue(orders), MostOrders, "--orders"),
                Within(parsed.GetValue(facts), MostFacts, "--facts"),
                Within(parsed.GetValue(runs), MostRuns, "--runs"),
                TimeProvider.System);
            var print = new BenchPrinter(parsed.InvocationConfiguration.Output);
            return await Answer(parsed.GetValue(json), print, await bench.RunAsync(stop), print.Write);
        });
        return command;
    }

    private static Command CreateEngine()
    {
        var bars = Number("--bars", 1_000_000, $"Bars a run, 1 to {MostBars}.");
        var runs = Number("--runs", 5, $"Runs, 1 to {MostRuns}.");
        var file = new Option<string?>("--file")
        {
            Description = "One-minute bars to trade as engines are compared: one unit, no stop, no limits, next open.",
        };
        var strategy = new Option<string>("--strategy")
        {
            Description = "A built-in strategy or the JSON file of one built of conditions.",
            DefaultValueFactory = _ => "sma-cross",
        };
        var fast = Number("--fast", 10, "With --file: bars of the fast average.");
        var slow = Number("--slow", 50, "With --file: bars of the slow average.");
        var json = SharedOptions.Json();
        var command = new Command(
            "engine", "A strategy over generated bars, or sma-cross over a file's, with risk gate, accounting and statistics.");
        foreach (var option in new Option[] { strategy, bars, runs, file, fast, slow, json })
            command.Options.Add(option);
        command.SetAction((parsed, stop) =>
        {
            var times = Within(parsed.GetValue(runs), MostRuns, "--runs");
            var print = new BenchPrinter(parsed.InvocationConfiguration.Output);
            if (parsed.GetValue(file) is { } path)
            {
                var request = new ProofBenchRequest(path, parsed.GetValue(fast), parsed.GetValue(slow), times);
                return Answer(parsed.GetValue(json), print, ProofBench.Run(request, TimeProvider.System, stop), print.Write);
            }

            var count = Within(parsed.GetValue(bars), MostBars, "--bars");
            var engine = new EngineBenchRequest(StrategyOf(parsed.GetRequiredValue(strategy)), count, times);
            return Answer(
                parsed.GetValue(json), print, EngineBench.Run(engine, TimeProvider.System, stop), print.Write);
        });
        return command;
    }

    private static async Task<int> Answer<T>(bool isJson, BenchPrinter printer, T report, Action<T> write)
    {
        if (isJson)
            await printer.Output.WriteLineAsync(JsonSerializer.Serialize(report, ApiJson.Options));
        else
            write(report);
        return ExitCodes.Ok;
    }

    private static StrategyDefinition StrategyOf(string name)
    {
        if (StrategyCatalog.Find(name) is { } known)
            return known;
        if (!File.Exists(name))
            throw new PlimsollException(
                FailureKind.BadInput, "strategy.not_found", $"'{name}' is neither a built-in strategy nor a file.");
        var problems = new List<RuleProblem>();
        return RuleReader.TryRead(File.ReadAllText(name), problems) is { } document
            ? new RuleDefinition(document, version: 1)
            : throw new PlimsollException(
                FailureKind.BadInput, problems[0].Code, $"{name} {problems[0].Path}: {problems[0].Message}");
    }

    private static Option<int> Number(string name, int standard, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => standard,
    };

    private static int Within(int value, int most, string option) => value >= 1 && value <= most
        ? value
        : throw new PlimsollException(
            FailureKind.BadInput, "command.invalid", $"{option} must be between 1 and {most}, not {value}.");
}
