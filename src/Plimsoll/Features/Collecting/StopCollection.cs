using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.Data;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Collecting;

/// <summary>Ends a session that records; one that has ended stays as it is. Answers with what holds then.</summary>
internal static class StopCollection
{
    public static async Task<Results<Ok<SessionAnswer>, ApiProblem>> HandleAsync(
        Guid id, CurrentUser user, ITickStore ticks, Collector collector, CancellationToken stop)
    {
        if (await ticks.FindAsync(user.Id, $"{id}", stop) is not { } found || found.UserId != user.Id)
            return Data.Sessions.NotFound();
        if (found.Kind != TickSessionKind.Collect)
            return ApiProblem.Conflict("session.not_collecting", "This session is not one that records.");
        return TypedResults.Ok(SessionAnswer.From(await collector.StopAsync(found.Id, stop)));
    }
}
