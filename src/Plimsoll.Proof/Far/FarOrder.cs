using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Far;

/// <summary>An order in the venue's own books, with when everything happened, so that a list can lag.</summary>
internal sealed class FarOrder(string id, FarRequest request, Timestamp at)
{
    public string Id { get; } = id;

    public string ClientOrderId { get; } = request.ClientOrderId;

    public OrderTicket Ticket { get; } = request.Ticket;

    public Timestamp PlacedAt { get; } = at;

    public List<FarFill> Fills { get; } = [];

    public FarStatus Status { get; private set; }

    public Timestamp? EndedAt { get; private set; }

    public bool IsTriggered { get; set; }

    public bool IsBuy => Ticket.Side == OrderSide.Buy;

    public decimal Remaining => Ticket.Quantity.Value - Fills.Sum(fill => fill.Quantity);

    public void End(FarStatus how, Timestamp at) => (Status, EndedAt) = (how, at);

    /// <summary>As it stood then.</summary>
    public FarStatus StatusAt(Timestamp time) => EndedAt <= time ? Status : FarStatus.Working;
}
