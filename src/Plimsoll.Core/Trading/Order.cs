using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>An order and how far its life has come. Changed only by the account it belongs to.</summary>
/// <param name="ticket">What was asked.</param>
/// <param name="status">Held or pending: where its life begins.</param>
/// <param name="signal">The wish it serves, kept because a late fill may come after the signal has ended.</param>
public sealed class Order(OrderTicket ticket, OrderStatus status, Signal? signal = null)
{
    private decimal _filledNotional;

    public OrderTicket Ticket { get; } = ticket;

    public Signal? Signal { get; } = signal;

    public OrderStatus Status { get; private set; } = status;

    public Quantity FilledQuantity { get; private set; }

    public Money Fees { get; private set; }

    public string? VenueOrderId { get; private set; }

    public string? ReasonCode { get; private set; }

    public string? ReasonText { get; private set; }

    public Timestamp ChangedAt { get; private set; } = ticket.CreatedAt;

    public Quantity Remaining =>
        FilledQuantity >= Ticket.Quantity ? Quantity.Zero : Ticket.Quantity - FilledQuantity;

    /// <summary>Null before the first fill.</summary>
    public decimal? AverageFillPrice => FilledQuantity.IsZero ? null : _filledNotional / FilledQuantity.Value;

    public bool IsTerminal => OrderStateMachine.IsTerminal(Status);

    public bool MayWork => OrderStateMachine.MayWork(Status);

    /// <summary>Takes a step of the table; false when the step is illegal and nothing changed.</summary>
    public bool TryStep(OrderEvent happened, Timestamp at)
    {
        if (OrderStateMachine.Next(Status, happened) is not { } next)
            return false;
        Status = next == OrderStatus.Accepted && !FilledQuantity.IsZero ? OrderStatus.PartiallyFilled : next;
        ChangedAt = at;
        return true;
    }

    /// <summary>The venue's own id; the first one stays.</summary>
    public void Name(string venueOrderId) => VenueOrderId ??= venueOrderId;

    public void Explain(string code, string text)
    {
        ReasonCode = code;
        ReasonText = text;
    }

    public static Order Restore(OrderSnapshot kept) => new(kept.Ticket, kept.Status, kept.Signal)
    {
        FilledQuantity = kept.FilledQuantity,
        _filledNotional = kept.FilledNotional,
        Fees = kept.Fees,
        VenueOrderId = kept.VenueOrderId,
        ReasonCode = kept.ReasonCode,
        ReasonText = kept.ReasonText,
        ChangedAt = kept.ChangedAt,
    };

    public OrderSnapshot Capture() => new()
    {
        Ticket = Ticket,
        Status = Status,
        Signal = Signal,
        FilledQuantity = FilledQuantity,
        FilledNotional = _filledNotional,
        Fees = Fees,
        VenueOrderId = VenueOrderId,
        ReasonCode = ReasonCode,
        ReasonText = ReasonText,
        ChangedAt = ChangedAt,
    };

    /// <summary>Adds an execution to the sums; the step itself is taken by <see cref="TryStep"/>.</summary>
    public void Add(Fill fill)
    {
        FilledQuantity += fill.Quantity;
        _filledNotional += fill.Price.Value * fill.Quantity.Value;
        Fees += fill.Fee;
    }
}
