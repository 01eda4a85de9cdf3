using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>An order as far as its life has come, to be kept and brought back.</summary>
public sealed record OrderSnapshot
{
    public required OrderTicket Ticket { get; init; }

    public required OrderStatus Status { get; init; }

    public Signal? Signal { get; init; }

    public Quantity FilledQuantity { get; init; }

    public decimal FilledNotional { get; init; }

    public Money Fees { get; init; }

    public string? VenueOrderId { get; init; }

    public string? ReasonCode { get; init; }

    public string? ReasonText { get; init; }

    public Timestamp ChangedAt { get; init; }
}
