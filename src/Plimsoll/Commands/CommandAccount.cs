using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Failures;
using Plimsoll.Storage;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Commands;

/// <summary>The account a command is about, by its name or its id.</summary>
internal static class CommandAccount
{
    public static Option<string> Option() => new("--account")
    {
        Description = "The account's name or id.",
        Required = true,
    };

    public static async Task<AccountRow> FindAsync(ServerWork work, Option<string> option)
    {
        var nameOrId = work.Parsed.GetRequiredValue(option);
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
