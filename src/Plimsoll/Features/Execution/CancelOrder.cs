using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Features.Accounts;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Execution;

/// <summary>Asks for an order's cancel; only the venue's report ends it.</summary>
internal static class CancelOrder
{
    public static async Task<Results<Accepted<OrderView>, ApiProblem>> HandleAsync(
        string clientOrderId, [AsParameters] AccountCall call)
    {
        if (await FindAsync(clientOrderId, call) is not { } row
            || await call.FindAsync(row.AccountId) is not { } account)
            return ApiProblem.NotFound("order.not_found", "There is no such order.");
        var code = await account.ExecuteAsync(session => session.Engine.CancelOrder(row.IntentNumber), call.Stop);
        if (code is not null)
            return Refusal(code);
        var rows = new OwnRows(call.Database, call.User.Id, row.AccountId);
        return TypedResults.Accepted((string?)null, OrderView.From(
            await rows.Orders.SingleAsync(named => named.Row.IntentNumber == row.IntentNumber, call.Stop)));
    }

    private static Task<OrderRow?> FindAsync(string id, AccountCall call) =>
        (from account in call.Database.Accounts
         where account.UserId == call.User.Id
         join row in call.Database.Orders.AsNoTracking() on account.Id equals row.AccountId
         where row.ClientOrderId == id
         select row).SingleOrDefaultAsync(call.Stop);

    private static ApiProblem Refusal(string code) => code == "order.not_cancellable"
        ? ApiProblem.Conflict(code, "The order has ended already.")
        : ApiProblem.Refused(code, "A stop protects an open position. Close the position instead.");
}
