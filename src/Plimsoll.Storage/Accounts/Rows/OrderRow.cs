using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>An order as it stands.</summary>
public sealed class OrderRow
{
    public Guid AccountId { get; init; }

    public long IntentNumber { get; init; }

    public required string ClientOrderId { get; init; }

    public Guid RunId { get; init; }

    /// <summary>0 when it serves none.</summary>
    public long SignalNumber { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public OrderSide Side { get; init; }

    public OrderType Type { get; init; }

    public OrderPurpose Purpose { get; init; }

    public decimal Quantity { get; init; }

    public decimal? LimitPrice { get; init; }

    public decimal? StopPrice { get; init; }

    public bool ReduceOnly { get; init; }

    public OrderStatus Status { get; init; }

    /// <summary>Name of what bound its size.</summary>
    public string? SizeBoundBy { get; init; }

    public decimal FilledQuantity { get; init; }

    public decimal? AverageFillPrice { get; init; }

    public decimal Fees { get; init; }

    public string? VenueOrderId { get; init; }

    public string? ReasonCode { get; init; }

    public string? ReasonText { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}
