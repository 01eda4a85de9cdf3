using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Risk;

/// <summary>Lists the verdicts of the gate on an account, newest first.</summary>
internal static class ListDecisions
{
    internal sealed record Query(Guid AccountId, bool? Approved = null, string? Code = null);

    public static async Task<Results<Ok<Page<DecisionView>>, ApiProblem>> HandleAsync(
        [AsParameters] Query query, [AsParameters] PageRequest page, [AsParameters] AccountCall call)
    {
        if (page.CheckNumber(out var before) is { } problem)
            return problem;
        if (await call.FindRowsAsync(query.AccountId) is not { } rows)
            return AccountCall.NotFound();
        var decisions = await rows.Decisions
            .Where(row => row.Number < before
                && (query.Approved == null || row.IsApproved == query.Approved)
                && (query.Code == null || row.Code == query.Code))
            .OrderByDescending(row => row.Number)
            .Take(page.Size + 1)
            .ToListAsync(call.Stop);
        return TypedResults.Ok(Page<DecisionView>.Cut(
            [.. decisions.Select(Read)], page.Size, row => NumberCursor.Text(row.Number)));
    }

    public static DecisionView Read(RiskDecisionRow row) => DecisionView.From(
        new AccountId(row.AccountId),
        JsonSerializer.Deserialize<RiskDecision>(row.Payload, FactJson.Options)
            ?? throw new InvalidDataException($"verdict {row.DecisionId} is empty"));
}
