using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Bots;

/// <summary>A bot of the caller's with the account it lives on.</summary>
internal sealed record OwnBot(BotRow Row, OwnAccount Account)
{
    public static ApiProblem NotFound() => ApiProblem.NotFound("bot.not_found", "There is no such bot.");

    /// <summary>Null when the caller has no such bot, or has deleted it.</summary>
    public static async Task<OwnBot?> FindAsync(Guid id, AccountCall call) =>
        await Rows(call).SingleOrDefaultAsync(row => row.Id == id, call.Stop) is { } row
        && await call.FindAsync(row.AccountId) is { } account
            ? new OwnBot(row, account)
            : null;

    public static IQueryable<BotRow> Rows(AccountCall call) =>
        call.Database.Bots.AsNoTracking().Where(row => row.UserId == call.User.Id && row.DeletedAt == null);

    public Task<BotView> ViewAsync(CancellationToken stop) => Account.ReadAsync(View, stop);

    public BotView View(AccountSession session) => BotView.From(Row, BotBooks.Of(session, Row.Id));
}
