using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Strategies;
using Plimsoll.Storage;

namespace Plimsoll.Features.Replays;

/// <summary>Opens a replay; it stands at its beginning until it is let go.</summary>
internal static class OpenReplay
{
    public static async Task<Results<Created<ReplayView>, ApiProblem>> HandleAsync(
        Body<ReplayRequest> body, ReplayLibrary library, PlimsollContext database, [AsParameters] ReplayCall call)
    {
        var (request, problems) = (body.Value, new FieldProblems());
        ReplayPlan.Check(request, problems);
        if (problems.Any)
            return problems.ToProblem();
        var strategy = request.Strategy is { } name
            ? await StrategyLookup.FindAsync(database, call.User.Id, name, call.Stop)
            : null;
        var data = await library.FindAsync(call.User.Id, request, strategy, call.Stop);
        if (ReplayPlan.TryBuild(request, strategy, data, problems) is not { } plan)
            return problems.ToProblem();
        if (await call.Shelf.OpenAsync(call.User.Id, request, plan, call.Stop) is not { } opened)
            return ApiProblem.Refused(
                "replay.limit", $"At most {ReplayShelf.MostOfOne} replays are open at once. Close one first.");
        return TypedResults.Created(
            $"{ApiRoutes.Prefix}{ReplaysFeature.Area}/{opened.Id}", await ReplayView.OfAsync(opened, call.Stop));
    }
}
