namespace Plimsoll.Runtime.Venues;

/// <summary>What a venue answered to a submission. Silence is never a refusal.</summary>
public abstract record SubmitOutcome
{
    private SubmitOutcome()
    {
    }

    /// <summary>The venue has the order.</summary>
    public sealed record Accepted(string VenueOrderId) : SubmitOutcome;

    /// <summary>An explicit no.</summary>
    public sealed record Refused(string Code, string Text) : SubmitOutcome;

    /// <summary>Time-out, lost connection or an answer nobody mapped: the order may or may not be there.</summary>
    public sealed record Unknown(string Text) : SubmitOutcome;
}
