using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Features.SignIn;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Collecting;

/// <summary>How a session stands; of one that records, as the topic <c>collection:{id}</c> tells it.</summary>
internal static class GetProgress
{
    public static async Task<Results<Ok<CollectionProgress>, ApiProblem>> HandleAsync(
        Guid id, CurrentUser user, ITickStore ticks, Collector collector, CancellationToken stop)
    {
        if (await ticks.FindAsync(user.Id, $"{id}", stop) is not { } found)
            return Data.Sessions.NotFound();
        return TypedResults.Ok(collector.ProgressOf(found.Id) ?? Of(found));
    }

    private static CollectionProgress Of(TickSession session) => new()
    {
        SessionId = session.Id,
        Status = session.Status,
        EndReason = session.EndReason,
        Stored = session.PricesCount,
        Waiting = 0,
        FilledIn = 0,
        RatePerSecond = 0,
        LastTick = session.LastTick,
        Gaps = session.Gaps.Count(gap => !gap.IsFilled),
        IsDiskLow = false,
    };
}
