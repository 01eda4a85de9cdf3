using System.CommandLine;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Failures;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Storage;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Replays;

/// <summary>
/// <c>plimsoll replay --account A</c>: reads an account's life back from its first fact, beside a running program or
/// without one; nobody is asked and nothing is changed. Exit code 4 where something is not as it was kept.
/// <c>plimsoll replay --session S</c> or <c>--dataset D</c> tells a recording to an account of its own instead.
/// </summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var account = CommandAccount.Option();
        account.Required = false;
        var recording = new RecordingReplay();
        var command = new Command(
            "replay",
            "Make an account's state and verdicts anew of all its facts and compare them with what was kept, or tell a "
            + "session or dataset again.")
        {
            account,
        };
        recording.AddTo(command);
        return ServerCommand.ForUser(
            command,
            async work =>
            {
                if (work.Parsed.GetResult(account) is null == !recording.IsAsked(work.Parsed))
                    throw new PlimsollException(
                        FailureKind.BadInput, "command.invalid",
                        "Give either --account, or --session or --dataset with what belongs to them.");
                if (recording.IsAsked(work.Parsed))
                {
                    await recording.RunAsync(work);
                    return;
                }

                var row = await CommandAccount.FindAsync(work, account);
                var replay = new AccountReplay(
                    work.Service<IAccountStore>(), work.Service<IMarketStore>(), work.Service<PlimsollContext>());
                await TellAsync(work, await RunAsync(replay, row, work.Stop));
            });
    }

    private static async Task<ReplayReport> RunAsync(AccountReplay replay, AccountRow row, CancellationToken stop)
    {
        try
        {
            return await replay.RunAsync(row, stop);
        }
        catch (InvalidDataException broken)
        {
            throw new PlimsollException(FailureKind.Failed, "replay.broken", broken.Message, broken);
        }
    }

    private static async Task TellAsync(ServerWork work, ReplayReport report)
    {
        await work.Output.WriteLineAsync(work.Json
            ? JsonSerializer.Serialize(report, ApiJson.Options)
            : $"{report.Facts} facts, {report.Decisions} decisions ({report.SameDecisions} judged again alike), "
                + $"{report.Orders} orders, {report.Fills} fills\n"
                + $"{report.Told.Lives} lives told again from {report.Told.Inputs} inputs, {report.Told.Alike} facts alike\n"
                + $"{report.Snapshots} kept states compared\nstate {report.StateHash}");
        if (report.FirstDifference is { } difference)
            throw new PlimsollException(FailureKind.Failed, "replay.differs", difference);
    }
}
