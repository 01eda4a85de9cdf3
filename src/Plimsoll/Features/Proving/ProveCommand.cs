using System.CommandLine;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Failures;
using Plimsoll.Features.Proving.Disconnects;
using Plimsoll.Proof;
using Plimsoll.Proof.Exhausting;

namespace Plimsoll.Features.Proving;

/// <summary><c>plimsoll prove</c>: the order path under faults, in this process, under virtual time.</summary>
internal static class ProveCommand
{
    // Days of work of a small machine; more is a typing error.
    private const int MostPoints = 10_000_000;
    private const int MostHours = 10_000_000;

    private const int MostOrders = 100_000_000;

    private const int UsualOrders = 10_000;

    // A day of breaking; and as many connections as the venue's budget of questions bears.
    private const int MostDisconnects = 1_000_000;
    private const int UsualDisconnects = 1_000;
    private const int MostLines = 20;
    private const int UsualLines = 12;

    public static Command Create()
    {
        var prove = new Command("prove", "Prove that no order is lost and none is sent twice, whatever goes wrong.");
        prove.Subcommands.Add(CreateCrash());
        prove.Subcommands.Add(CreateSimulate());
        prove.Subcommands.Add(CreateExhaust());
        prove.Subcommands.Add(CreateMatrix());
        prove.Subcommands.Add(CreateDisconnects());
        prove.Subcommands.Add(CreateReport());
        return prove;
    }

    private static Command CreateCrash()
    {
        var points = Number("--points", ProofFindings.Points, $"Steps to die at, 1 to {MostPoints}.");
        var (seed, json) = (Seed(), SharedOptions.Json());
        var command = new Command("crash", "Die at every step of many stories, and come back from the journal.")
        {
            points, seed, json,
        };
        command.SetAction((parsed, stop) =>
        {
            var count = Within(parsed.GetValue(points), MostPoints, "--points");
            var result = CrashProof.Run(count, parsed.GetValue(seed), stop);
            var answer = ProofAnswer.Of(result.Totals) with { Scenarios = result.Scenarios };
            return Task.FromResult(Answer(parsed, json, answer));
        });
        return command;
    }

    private static Command CreateSimulate()
    {
        var hours = Number("--hours", ProofFindings.Hours, $"Simulated hours, 1 to {MostHours}.");
        var (seed, json) = (Seed(), SharedOptions.Json());
        var command = new Command("simulate", "Trade through hours in which everything goes wrong at once, then heal.")
        {
            hours, seed, json,
        };
        command.SetAction((parsed, stop) =>
        {
            var count = Within(parsed.GetValue(hours), MostHours, "--hours");
            var totals = SimulationProof.Run(count, parsed.GetValue(seed), stop);
            return Task.FromResult(Answer(parsed, json, ProofAnswer.Of(totals)));
        });
        return command;
    }

    private static Command CreateExhaust()
    {
        var depth = Number("--depth", ProofFindings.Depth, $"Events in a row, 1 to {ExhaustProof.MostDepth}.");
        var json = SharedOptions.Json();
        var command = new Command("exhaust", "Let everything happen to one order, in every order and twice.") { depth, json };
        command.SetAction((parsed, stop) =>
        {
            var count = Within(parsed.GetValue(depth), ExhaustProof.MostDepth, "--depth");
            return Task.FromResult(Answer(parsed, json, ExhaustAnswer.Of(count, ExhaustProof.Run(count, stop))));
        });
        return command;
    }

    private static Command CreateMatrix()
    {
        var orders = Number("--orders", UsualOrders, $"Orders in all corners together, 1 to {MostOrders}.");
        var (seed, json) = (Seed(), SharedOptions.Json());
        var command = new Command(
            "matrix", "Every scope of ids, lag of lists, lead of clock and loss of calls: no order arrives twice.")
        {
            orders, seed, json,
        };
        command.SetAction((parsed, stop) =>
        {
            var count = Within(parsed.GetValue(orders), MostOrders, "--orders");
            return Task.FromResult(Answer(
                parsed, json, MatrixAnswer.Of(MatrixProof.Run(count, parsed.GetValue(seed), stop))));
        });
        return command;
    }

    private static Command CreateDisconnects()
    {
        var count = Number("--count", UsualDisconnects, $"Broken connections, 1 to {MostDisconnects}.");
        var lines = Number("--lines", UsualLines, $"Sessions that collect at a time, 1 to {MostLines}.");
        var (seed, json) = (Seed(), SharedOptions.Json());
        var command = new Command("disconnects", "Collect trades over streams that break, and hold them against the venue.")
        {
            count, lines, seed, json,
        };
        command.SetAction(async (parsed, stop) =>
        {
            var proof = new DisconnectProof(
                Within(parsed.GetValue(count), MostDisconnects, "--count"),
                Within(parsed.GetValue(lines), MostLines, "--lines"),
                parsed.GetValue(seed));
            return Answer(parsed, json, await proof.RunAsync(stop));
        });
        return command;
    }

    private static Command CreateReport()
    {
        var command = new Command("report", "Write docs/reliability.md, from as much as every change has to stand.");
        command.SetAction((parsed, stop) =>
        {
            parsed.InvocationConfiguration.Output.Write(ProofDocument.Write(ProofFindings.Find(stop)));
            return Task.FromResult(ExitCodes.Ok);
        });
        return command;
    }

    private static int Answer<T>(ParseResult parsed, Option<bool> json, T answer)
        where T : IProofAnswer
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(json))
            output.WriteLine(JsonSerializer.Serialize(answer, ApiJson.Options));
        else
            answer.Write(output);
        return answer.Problems.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static int Within(int value, int most, string option) => value >= 1 && value <= most
        ? value
        : throw new PlimsollException(FailureKind.BadInput, "prove.range", $"{option} is 1 to {most}, and it was {value}.");

    private static Option<int> Number(string name, int usual, string description) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
    };

    private static Option<ulong> Seed() => new("--seed")
    {
        Description = "The first seed; the others follow. A failing run is repeated by its own.",
        DefaultValueFactory = _ => 1UL,
    };
}
