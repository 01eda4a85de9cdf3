using Microsoft.EntityFrameworkCore;
using Plimsoll.Core.Trading;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage;

namespace Plimsoll.Features.Accounts;

/// <summary>The caller's accounts. Somebody else's are not found, as if there were none.</summary>
internal sealed class OwnAccounts(AccountDirectory directory, PlimsollContext database)
{
    public IReadOnlyList<OwnAccount> Running(CurrentUser user) =>
    [
        .. directory.Runners
            .Where(runner => runner.Record.UserId == user.Id)
            .OrderBy(runner => runner.Record.CreatedAt)
            .ThenBy(runner => runner.Record.Id.Value)
            .Select(runner => new OwnAccount(runner)),
    ];

    /// <summary>It has no runner yet because its turn has not come, not because anything went wrong.</summary>
    public bool IsStarting(Guid id) =>
        directory.Find(new AccountId(id)) is null && !directory.HasFailed(new AccountId(id));

    /// <summary>Null when the caller has no such account; throws while it cannot be used.</summary>
    public async Task<OwnAccount?> FindAsync(CurrentUser user, Guid id, CancellationToken stop)
    {
        if (directory.Find(new AccountId(id)) is { } runner)
            return runner.Record.UserId == user.Id ? new OwnAccount(runner) : null;
        if (!await database.Accounts.AnyAsync(row => row.Id == id && row.UserId == user.Id, stop))
            return null;
        throw IsStarting(id) ? OwnAccount.Starting() : OwnAccount.Unavailable();
    }
}
