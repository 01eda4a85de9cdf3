using static Plimsoll.Core.Trading.OrderEvent;
using static Plimsoll.Core.Trading.OrderStatus;

namespace Plimsoll.Core.Trading;

/// <summary>The life of an order as one table: a line is a legal step, everything else is illegal.</summary>
public static class OrderStateMachine
{
    /// <summary>The next status, or null when the step is illegal (the caller quarantines the instrument).</summary>
    public static OrderStatus? Next(OrderStatus status, OrderEvent happened) => (status, happened) switch
    {
        (Held, Released) => Pending,
        (Held or Pending, OrderEvent.Cancelled) => OrderStatus.Cancelled,
        (Held, OrderEvent.Expired) => OrderStatus.Expired,
        (Held or Pending, RefusedLocally) => Rejected,
        (Pending, SendBegan) => Submitted,

        (Submitted or Unknown or NotPlaced, OrderEvent.Accepted) => OrderStatus.Accepted,
        (Submitted or OrderStatus.Accepted or Unknown, Refused) => Rejected,

        // A fill may overtake its acknowledgement, and proves a placement that had been ruled out.
        (Submitted or OrderStatus.Accepted or PartiallyFilled or Unknown or NotPlaced, PartlyFilled) => PartiallyFilled,
        (Submitted or OrderStatus.Accepted or PartiallyFilled or Unknown or NotPlaced, FullyFilled) => Filled,

        // Silence proves nothing.
        (Submitted or OrderStatus.Accepted or PartiallyFilled or CancelRequested, SilenceFell) => Unknown,
        (OrderStatus.Accepted or PartiallyFilled or CancelRequested, Vanished) => Unknown,
        (Unknown, AbsenceProven) => NotPlaced,

        (OrderStatus.Accepted or PartiallyFilled, CancelSent) => CancelRequested,
        (CancelRequested, CancelSent) => CancelRequested, // Cancels are idempotent and may be repeated.
        (CancelRequested, CancelRefused) => OrderStatus.Accepted,
        (CancelRequested, PartlyFilled) => CancelRequested,
        (CancelRequested, FullyFilled) => Filled,
        (CancelRequested, OrderEvent.Accepted) => CancelRequested,

        // The end of an order that had been ruled out proves that it was placed.
        (Submitted or OrderStatus.Accepted or PartiallyFilled or CancelRequested or Unknown or NotPlaced,
            OrderEvent.Cancelled) => OrderStatus.Cancelled,
        (Submitted or OrderStatus.Accepted or PartiallyFilled or CancelRequested or Unknown or NotPlaced,
            OrderEvent.Expired) => OrderStatus.Expired,

        // Terminal orders still take late fills; the status stays what the venue said last.
        (Filled, PartlyFilled or FullyFilled) => Filled,
        (OrderStatus.Cancelled, PartlyFilled) => OrderStatus.Cancelled,
        (OrderStatus.Expired, PartlyFilled) => OrderStatus.Expired,
        (OrderStatus.Cancelled or OrderStatus.Expired or Rejected, FullyFilled) => Filled,
        (Rejected, PartlyFilled) => Rejected,

        // A report repeated is a report known, and a word that lost a race against the end changes nothing.
        (OrderStatus.Accepted or PartiallyFilled, OrderEvent.Accepted) => status,
        (Filled or OrderStatus.Cancelled or OrderStatus.Expired or Rejected, OrderEvent.Accepted or CancelRefused)
            => status,
        (Filled or OrderStatus.Cancelled or OrderStatus.Expired, OrderEvent.Cancelled or OrderEvent.Expired) => status,
        (Rejected, Refused) => status,
        (NotPlaced, AbsenceProven or Refused) => status,

        // A call that timed out after the venue has spoken, or a second time, tells nothing new; nor does a refused
        // cancel of an order that nobody knew to be cancelled (it may have overtaken its own order).
        (Unknown or NotPlaced or Filled or OrderStatus.Cancelled or OrderStatus.Expired or Rejected, SilenceFell)
            => status,
        (Unknown, Vanished) => status,
        (Submitted or OrderStatus.Accepted or PartiallyFilled or Unknown or NotPlaced, CancelRefused) => status,
        _ => null,
    };

    public static bool IsTerminal(OrderStatus status) =>
        status is NotPlaced or Filled or OrderStatus.Cancelled or OrderStatus.Expired or Rejected;

    /// <summary>Whether the order may be at the venue, so that its quantity counts as exposure.</summary>
    public static bool MayWork(OrderStatus status) =>
        status is Pending or Submitted or OrderStatus.Accepted or PartiallyFilled or CancelRequested or Unknown;
}
