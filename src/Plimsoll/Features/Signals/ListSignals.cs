using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Signals;

/// <summary>Lists the signals of an account, newest first.</summary>
internal static class ListSignals
{
    internal sealed record Query(Guid AccountId, string? Status = null);

    public static async Task<Results<Ok<Page<SignalView>>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, [AsParameters] PageRequest page, [AsParameters] AccountCall call)
    {
        var problems = new FieldProblems();
        var status = EnumQuery.Read<SignalStatus>(query.Status, "status", problems);
        if (problems.Any)
            return problems.ToProblem();
        if (page.CheckNumber(out var before) is { } problem)
            return problem;
        if (await call.FindRowsAsync(query.AccountId) is not { } rows)
            return AccountCall.NotFound();
        var signals = await rows.Signals
            .Where(named => named.Row.Number < before && (status == null || named.Row.Status == status))
            .OrderByDescending(named => named.Row.Number)
            .Take(page.Size + 1)
            .ToListAsync(call.Stop);
        return TypedResults.Ok(Page<SignalView>.Cut(
            [.. signals.Select(SignalView.From)], page.Size, signal => NumberCursor.Text(signal.Number)));
    }
}
