using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Execution;

/// <summary>Lists the orders of an account, newest first.</summary>
internal static class ListOrders
{
    internal sealed record Query(Guid AccountId, string? Status = null);

    public static async Task<Results<Ok<Page<OrderView>>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, [AsParameters] PageRequest page, [AsParameters] AccountCall call)
    {
        var problems = new FieldProblems();
        var status = EnumQuery.Read<OrderStatus>(query.Status, "status", problems);
        if (problems.Any)
            return problems.ToProblem();
        if (page.CheckNumber(out var before) is { } problem)
            return problem;
        if (await call.FindRowsAsync(query.AccountId) is not { } rows)
            return AccountCall.NotFound();
        var orders = await rows.Orders
            .Where(named => named.Row.IntentNumber < before && (status == null || named.Row.Status == status))
            .OrderByDescending(named => named.Row.IntentNumber)
            .Take(page.Size + 1)
            .ToListAsync(call.Stop);
        return TypedResults.Ok(Page<OrderView>.Cut(
            [.. orders.Select(OrderView.From)], page.Size, order => NumberCursor.Text(order.IntentNumber)));
    }
}
