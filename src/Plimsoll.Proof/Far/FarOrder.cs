using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Far;

/// <summary>An order in the venue's own books, with when everything happened, so that a list can lag.</summary>
internal sealed class FarOrder(string id, FarRequest request, Timestamp at)
{
    public string Id { get; } = id;

    public string ClientOrderId { get; } = request.ClientOrderId;

    public OrderTicket Ticket { get; } = request.Ticket;

    public bool WasHeldUp { get; } = request.IsHeldUp;

    public Timestamp PlacedAt { get; } = at;

    /// <summary>The other one of its list: at most one of them executes.</summary>
    public FarOrder? Other { get; set; }

    public List<FarFill> Fills { get; } = [];

    public FarStatus Status { get; private set; }

    public Timestamp? EndedAt { get; private set; }

    /// <summary>From then on no list has it any more; null where it is kept for ever.</summary>
    public Timestamp? ForgottenAt
    {
        get;
        set
        {
            field = value;
            WasForgotten |= value is not null;
        }
    }

    /// <summary>Some list may have been without it, whatever it is now.</summary>
    public bool WasForgotten { get; private set; }

    /// <summary>It is kept apart from ordinary orders, with lists of its own.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The venue's own: nobody asked for it.</summary>
    public bool IsForced { get; init; }

    public bool IsBuy => Ticket.Side == OrderSide.Buy;

    public decimal Remaining => Ticket.Quantity.Value - Fills.Sum(fill => fill.Quantity);

    public void End(FarStatus how, Timestamp at) => (Status, EndedAt) = (how, at);

    /// <summary>As it stood then.</summary>
    public FarStatus StatusAt(Timestamp time) => EndedAt <= time ? Status : FarStatus.Working;

    /// <summary>Whether lists as of then have it.</summary>
    public bool IsListedAt(Timestamp time) => PlacedAt <= time && !(ForgottenAt <= time);
}
