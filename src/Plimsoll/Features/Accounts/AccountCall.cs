using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Storage;

namespace Plimsoll.Features.Accounts;

/// <summary>
/// A request about accounts: who asks, and the way to what is theirs. A handler takes it as
/// <c>[AsParameters] AccountCall call</c>.
/// </summary>
internal sealed record AccountCall(
    CurrentUser User, OwnAccounts Accounts, PlimsollContext Database, CancellationToken Stop)
{
    /// <summary>What the caller's name is in facts.</summary>
    public string Actor => User.Email;

    public static ApiProblem NotFound() => ApiProblem.NotFound("account.not_found", "There is no such account.");

    /// <summary>For the present state and for commands; null when the caller has no such account.</summary>
    public Task<OwnAccount?> FindAsync(Guid accountId) => Accounts.FindAsync(User, accountId, Stop);

    /// <summary>For the stored past; null when the caller has no such account.</summary>
    public async Task<OwnRows?> FindRowsAsync(Guid accountId)
    {
        var rows = new OwnRows(Database, User.Id, accountId);
        return await rows.Account.AnyAsync(Stop) ? rows : null;
    }
}
