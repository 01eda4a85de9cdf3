using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>A holding; the row goes when it is flat.</summary>
public sealed class PositionRow
{
    public Guid AccountId { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public Guid RunId { get; init; }

    public PositionSide Side { get; init; }

    public decimal Quantity { get; init; }

    public decimal AverageEntry { get; init; }

    /// <summary>Entry notional of what is still held.</summary>
    public decimal Cost { get; init; }

    public decimal Realised { get; init; }

    public decimal Fees { get; init; }

    public decimal Leverage { get; init; }

    public decimal Margin { get; init; }

    public decimal FundingPaid { get; init; }

    public decimal? Stop { get; init; }

    public decimal? Target { get; init; }

    public DateTimeOffset OpenedAt { get; init; }
}
