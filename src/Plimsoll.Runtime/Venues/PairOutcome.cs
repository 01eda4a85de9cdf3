namespace Plimsoll.Runtime.Venues;

/// <summary>What a venue answered to a list of two; an answer that tells of one alone leaves the other unknown.</summary>
public sealed record PairOutcome(SubmitOutcome Stop, SubmitOutcome Target)
{
    /// <summary>The same is true of both.</summary>
    public static PairOutcome OfBoth(SubmitOutcome outcome) => new(outcome, outcome);
}
