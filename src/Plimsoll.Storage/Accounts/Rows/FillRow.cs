using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>A fill, for ever.</summary>
public sealed class FillRow
{
    public Guid AccountId { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public required string VenueFillId { get; init; }

    public long IntentNumber { get; init; }

    public OrderSide Side { get; init; }

    public decimal Price { get; init; }

    public decimal Quantity { get; init; }

    public decimal Fee { get; init; }

    public bool IsMaker { get; init; }

    public DateTimeOffset Time { get; init; }
}
