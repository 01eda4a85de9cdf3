using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Strategies.Rules;

namespace Plimsoll.Features.Strategies;

/// <summary>Stores a document: as a new strategy, or as the next version of one. Nothing is ever overwritten.</summary>
internal static class SaveStrategy
{
    internal sealed record NewRequest(JsonElement Document);

    /// <param name="Document">See <c>/strategies/schema</c>.</param>
    /// <param name="BaseVersion">The version that was edited; another latest one is a conflict.</param>
    internal sealed record Request(JsonElement Document, int? BaseVersion = null);

    public static async Task<Results<Created<RuleStrategyView>, ApiProblem>> CreateAsync(
        Body<NewRequest> body, [AsParameters] StrategyCall call)
    {
        var problems = new List<RuleProblem>();
        if (RuleProblems.TryRead(body.Value.Document, problems) is not { } document)
            return RuleProblems.Refusal(problems);
        if (await call.Rows.CountAsync(row => row.DeletedAt == null, call.Stop) >= StrategyStore.MaxStrategies)
            return ApiProblem.Refused(
                "strategy.limit", $"There are {StrategyStore.MaxStrategies} strategies already. Delete one first.");
        var (row, version) = StrategyStore.Add(call.Database, call.User.Id, document, call.Now);
        return await StrategyStore.TrySaveAsync(call.Database, call.Stop)
            ? TypedResults.Created(
                $"{ApiRoutes.Prefix}/rule-strategies/{row.Id}", RuleStrategyView.From(row, version))
            : ApiProblem.Conflict(
                "strategy.name_taken", $"A strategy '{document.Name}' exists already, or was deleted and can come back.");
    }

    public static async Task<Results<Ok<RuleStrategyView>, ApiProblem>> UpdateAsync(
        Guid id, Body<Request> body, [AsParameters] StrategyCall call)
    {
        if (await call.Rows.SingleOrDefaultAsync(one => one.Id == id && one.DeletedAt == null, call.Stop) is not { } row)
            return StrategyCall.NotFound();
        var problems = new List<RuleProblem>();
        if (RuleProblems.TryRead(body.Value.Document, problems) is not { } document)
            return RuleProblems.Refusal(problems);
        if (document.Name != row.Name)
            return RuleProblems.Refusal([new RuleProblem(
                "/strategyName", "strategy.name_fixed", $"It is '{row.Name}'; another name is another strategy.")]);
        if ((body.Value.BaseVersion ?? row.Version) != row.Version)
            return Stale(row.Version);
        if (row.Version >= StrategyStore.MaxVersions)
            return ApiProblem.Refused("strategy.limit", $"A strategy has at most {StrategyStore.MaxVersions} versions.");
        var version = StrategyStore.AddVersion(call.Database, row, document, call.Now);
        return await StrategyStore.TrySaveAsync(call.Database, call.Stop)
            ? TypedResults.Ok(RuleStrategyView.From(row, version))
            : Stale(row.Version);
    }

    private static ApiProblem Stale(int latest) => new(
        StatusCodes.Status412PreconditionFailed,
        "request.version_conflict",
        $"Somebody saved version {latest} meanwhile. Load it, then save again.");
}
