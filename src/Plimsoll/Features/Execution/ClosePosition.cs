using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Features.Accounts;

namespace Plimsoll.Features.Execution;

/// <summary>Ends a position at market. Exits are never blocked.</summary>
internal static class ClosePosition
{
    /// <summary>The position as it is while its exit is on the way; absent when it is flat already.</summary>
    internal sealed record Answer(PositionView? Position = null);

    public static async Task<Results<Accepted<Answer>, ApiProblem>> HandleAsync(
        string instrumentId, Guid accountId, [AsParameters] AccountCall call)
    {
        if (await call.FindAsync(accountId) is not { } account)
            return AccountCall.NotFound();
        // A slash of the id stays encoded in a path.
        if (!InstrumentId.TryOf(Uri.UnescapeDataString(instrumentId), out var id))
            return NoPosition();
        var code = await account.ExecuteAsync(
            session => session.Engine.ClosePosition(id, ExitReason.SignalClose), call.Stop);
        if (code is not null)
            return NoPosition();
        return TypedResults.Accepted((string?)null, new Answer(await account.ReadAsync(
            session => PositionView.Of(session.State).FirstOrDefault(open => open.InstrumentId == id.Value),
            call.Stop)));
    }

    private static ApiProblem NoPosition() => ApiProblem.Refused(
        "order.no_position", "There is no position on this instrument, or its exit is on the way already.");
}
