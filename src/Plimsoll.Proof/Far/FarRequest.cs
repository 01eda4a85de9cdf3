using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Far;

/// <summary>An order as it crosses the line.</summary>
/// <param name="ClientOrderId">Its name.</param>
/// <param name="Ticket">What is asked; the venue reads no intent number in it.</param>
/// <param name="SentAt">By the sender's clock.</param>
internal sealed record FarRequest(string ClientOrderId, OrderTicket Ticket, Timestamp SentAt)
{
    /// <summary>The venue had it in time and looks at it only now.</summary>
    public bool IsHeldUp { get; init; }
}
