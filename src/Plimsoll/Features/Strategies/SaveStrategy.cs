using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Plimsoll.Api;
using Plimsoll.Core.Strategies.Rules;
using Plimsoll.Storage.Strategies;

namespace Plimsoll.Features.Strategies;

/// <summary>Stores a document: as a new strategy, or as the next version of one. Nothing is ever overwritten.</summary>
internal static class SaveStrategy
{
    internal sealed record NewRequest(JsonElement Document);

    /// <param name="Document">See <c>/strategies/schema</c>.</param>
    /// <param name="BaseVersion">The version that was edited; another latest one is a conflict.</param>
    internal sealed record Request(JsonElement Document, int? BaseVersion = null);

    /// <param name="Name">Of the new strategy; not one that is taken.</param>
    internal sealed record CopyRequest(string Name);

    public static Task<Results<Created<RuleStrategyView>, ApiProblem>> CreateAsync(
        Body<NewRequest> body, [AsParameters] StrategyCall call) => AddAsync(body.Value.Document, call);

    /// <summary>The latest version under another name: a strategy of its own from then on.</summary>
    public static async Task<Results<Created<RuleStrategyView>, ApiProblem>> CopyAsync(
        Guid id, Body<CopyRequest> body, [AsParameters] StrategyCall call)
    {
        if (await StrategyLookup.FindSavedAsync(call.Database, call.User.Id, id.ToString(), call.Stop) is not { } saved)
            return StrategyCall.NotFound();
        var copy = StrategyStore.Renamed(saved.Version.Document, body.Value.Name);
        return await AddAsync(JsonSerializer.SerializeToElement(copy), call);
    }

    private static async Task<Results<Created<RuleStrategyView>, ApiProblem>> AddAsync(
        JsonElement given, StrategyCall call)
    {
        var problems = new List<RuleProblem>();
        if (await RuleProblems.TryReadAsync(given, problems, call) is not { } document)
            return RuleProblems.Refusal(problems);
        if (await call.Rows.CountAsync(row => row.DeletedAt == null, call.Stop) >= StrategyStore.MaxStrategies)
            return ApiProblem.Refused(
                "strategy.limit", $"There are {StrategyStore.MaxStrategies} strategies already. Delete one first.");
        var (row, version) = StrategyStore.Add(call.Database, call.User.Id, document, call.Now);
        await StrategyVariants.NoteAsync(call.Database, row, document, call.Stop);
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
        if ((body.Value.BaseVersion ?? row.Version) != row.Version)
            return Stale(row.Version);
        return await NextAsync(row, body.Value.Document, call);
    }

    /// <summary>An old version again, as the next one: variants are looked up anew, nothing is overwritten.</summary>
    public static async Task<Results<Ok<RuleStrategyView>, ApiProblem>> RestoreVersionAsync(
        Guid id, int version, [AsParameters] StrategyCall call)
    {
        var row = await call.Rows.SingleOrDefaultAsync(one => one.Id == id && one.DeletedAt == null, call.Stop);
        var saved = await call.Database.StrategyVersions.AsNoTracking()
            .SingleOrDefaultAsync(one => one.StrategyId == id && one.Version == version, call.Stop);
        if (row is null || saved is null)
            return StrategyCall.NotFound();
        using var document = JsonDocument.Parse(saved.Document);
        return await NextAsync(row, document.RootElement, call);
    }

    private static async Task<Results<Ok<RuleStrategyView>, ApiProblem>> NextAsync(
        StrategyRow row, JsonElement given, StrategyCall call)
    {
        var problems = new List<RuleProblem>();
        if (await RuleProblems.TryReadAsync(given, problems, call) is not { } document)
            return RuleProblems.Refusal(problems);
        if (document.Name != row.Name)
            return RuleProblems.Refusal([new RuleProblem(
                "/strategyName", "strategy.name_fixed", $"It is '{row.Name}'; another name is another strategy.")]);
        if (!document.IsEnabled && await call.IsActiveAsync(row))
            return StrategyCall.Active();
        if (row.Version >= StrategyStore.MaxVersions)
            return ApiProblem.Refused("strategy.limit", $"A strategy has at most {StrategyStore.MaxVersions} versions.");
        var version = StrategyStore.AddVersion(call.Database, row, document, call.Now);
        await StrategyVariants.NoteAsync(call.Database, row, document, call.Stop);
        return await StrategyStore.TrySaveAsync(call.Database, call.Stop)
            ? TypedResults.Ok(RuleStrategyView.From(row, version))
            : Stale(row.Version);
    }

    private static ApiProblem Stale(int latest) => new(
        StatusCodes.Status412PreconditionFailed,
        "request.version_conflict",
        $"Somebody saved version {latest} meanwhile. Load it, then save again.");
}
