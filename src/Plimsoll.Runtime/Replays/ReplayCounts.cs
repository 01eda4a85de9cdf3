using Plimsoll.Core.Engine;

namespace Plimsoll.Runtime.Replays;

/// <summary>What a replayed account has done so far.</summary>
/// <param name="Facts">In its log.</param>
/// <param name="Decisions">Verdicts of the risk gate.</param>
/// <param name="Orders">Intents.</param>
/// <param name="Fills">Booked.</param>
/// <param name="RoundTrips">Entered and left.</param>
public sealed record ReplayCounts(long Facts, long Decisions, long Orders, long Fills, long RoundTrips)
{
    internal ReplayCounts With(AccountFact fact) => new(
        Facts + 1,
        Decisions + (fact is AccountFact.RiskDecided or AccountFact.VerdictCounted ? 1 : 0),
        Orders + (fact is AccountFact.OrderIntended ? 1 : 0),
        Fills + (fact is AccountFact.FillBooked ? 1 : 0),
        RoundTrips + (fact is AccountFact.RoundTripClosed ? 1 : 0));
}
