using System.CommandLine;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Commands;
using Plimsoll.Failures;
using Plimsoll.Runtime.Accounts;
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
        var account = new Option<string>("--account")
        {
            Description = "The account's name or id.",
            Required = true,
        };
        return ServerCommand.ForUser(
            new("replay", "Make an account's state and verdicts anew of all its facts, and compare them with what was kept.") { account },
            async work =>
            {
                var row = await FindAsync(work, work.Parsed.GetRequiredValue(account));
                var replay = new AccountReplay(work.Service<IAccountStore>(), work.Service<PlimsollContext>());
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
            : $"{report.Facts} facts, {report.Decisions} decisions ({report.SameDecisions} judged again alike), {report.Orders} orders, {report.Fills} fills\n"
                + $"{report.Snapshots} kept states compared\nstate {report.StateHash}");
        if (report.FirstDifference is { } difference)
            throw new PlimsollException(FailureKind.Failed, "replay.differs", difference);
    }

    private static async Task<AccountRow> FindAsync(ServerWork work, string nameOrId)
    {
        var own = work.Service<PlimsollContext>().Accounts.AsNoTracking()
            .Where(row => work.UserId == null || row.UserId == work.UserId);
        var found = Guid.TryParse(nameOrId, out var id)
            ? await own.Where(row => row.Id == id).ToListAsync(work.Stop)
            : await own.Where(row => row.Name == nameOrId).ToListAsync(work.Stop);
        return found switch
        {
            [var one] => one,
            [] => throw new PlimsollException(
                FailureKind.BadInput, "account.not_found", $"There is no account '{nameOrId}'."),
            _ => throw new PlimsollException(
                FailureKind.BadInput, "account.ambiguous", $"Several accounts are called '{nameOrId}': give the id."),
        };
    }
}
