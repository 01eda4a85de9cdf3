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

    /// <summary>
    /// Of an account that had no runner when the caller looked: its turn had not come, nothing went wrong. It may have
    /// come since; that does not make it one that failed.
    /// </summary>
    public bool IsStarting(Guid id) => !directory.HasFailed(new AccountId(id));

    /// <summary>Null when the caller has no such account; throws while it cannot be used.</summary>
    public async Task<OwnAccount?> FindAsync(CurrentUser user, Guid id, CancellationToken stop)
    {
        var account = new AccountId(id);
        if (directory.Find(account) is null
            && !await database.Accounts.AnyAsync(row => row.Id == id && row.UserId == user.Id, stop))
            return null;
        // Asked again: while the database was asked its turn may have come.
        if (directory.Find(account) is { } runner)
            return runner.Record.UserId == user.Id ? new OwnAccount(runner) : null;
        throw IsStarting(id) ? OwnAccount.Starting() : OwnAccount.Unavailable();
    }
}
