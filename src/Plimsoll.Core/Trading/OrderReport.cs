using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>A venue's word about one of our orders.</summary>
public abstract record OrderReport
{
    private OrderReport(long intentNumber, Timestamp time)
    {
        IntentNumber = intentNumber;
        Time = time;
    }

    public long IntentNumber { get; }

    public Timestamp Time { get; }

    public sealed record Accepted(long Intent, Timestamp At, string VenueOrderId) : OrderReport(Intent, At);

    /// <summary>An explicit no. <paramref name="Code"/> is stable, <paramref name="Text"/> is for people.</summary>
    public sealed record Refused(long Intent, Timestamp At, string Code, string Text) : OrderReport(Intent, At);

    public sealed record Filled(Fill Fill) : OrderReport(Fill.IntentNumber, Fill.Time);

    /// <summary>
    /// The venue ended a position of ours because its margin was used up. No order of ours did it: the fill's intent
    /// number is 0 until the account has written one down for it.
    /// </summary>
    public sealed record Liquidated(Fill Fill) : OrderReport(0, Fill.Time);

    public sealed record Cancelled(long Intent, Timestamp At) : OrderReport(Intent, At);

    public sealed record CancelRefused(long Intent, Timestamp At, string Text) : OrderReport(Intent, At);

    public sealed record Expired(long Intent, Timestamp At) : OrderReport(Intent, At);

    /// <summary>The venue's lists of working and ended orders no longer have an order that worked there.</summary>
    public sealed record Vanished(long Intent, Timestamp At) : OrderReport(Intent, At);

    /// <summary>Time-out, lost connection, unmapped answer: the outcome is not known.</summary>
    public sealed record Silence(long Intent, Timestamp At, string Text) : OrderReport(Intent, At);

    /// <summary>All proofs of absence hold; see rule 4 of the reliability rules.</summary>
    public sealed record Absent(long Intent, Timestamp At) : OrderReport(Intent, At);
}
