using System.CommandLine;
using System.Text.Json;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Failures;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Storage;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Replay;

/// <summary>
/// <c>plimsoll replay --account A</c>: reads an account's life back from its first fact, beside a running program or
/// without one; nobody is asked and nothing is changed. Exit code 4 where something is not as it was kept.
/// </summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var account = CommandAccount.Option();
        return ServerCommand.ForUser(
            new("replay", "Make an account's state and verdicts anew of all its facts, and compare them with what was kept.") { account },
            async work =>
            {
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
