using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>What is asked of a venue, before anyone approved it. Immutable; a change is a new ticket.</summary>
public sealed record OrderTicket
{
    /// <summary>1, 2, 3 … on its account; with account and run it makes the client order id.</summary>
    public required long IntentNumber { get; init; }

    public required RunId RunId { get; init; }

    /// <summary>The signal this order serves; 0 when it serves none (kill switch, protective order of an adopted position).</summary>
    public long SignalNumber { get; init; }

    public required InstrumentId InstrumentId { get; init; }

    public required OrderSide Side { get; init; }

    public required OrderType Type { get; init; }

    public required Quantity Quantity { get; init; }

    public Price? LimitPrice { get; init; }

    public Price? StopPrice { get; init; }

    public TimeInForce TimeInForce { get; init; } = TimeInForce.GoodTillCancelled;

    /// <summary>It may only bring the position nearer to zero; the venue drops what would pass zero.</summary>
    public bool ReduceOnly { get; init; }

    public required OrderPurpose Purpose { get; init; }

    /// <summary>
    /// Intent number of the order that goes to the venue in one list with it, of which at most one executes; null where it
    /// goes alone.
    /// </summary>
    public long? PairedWith { get; init; }

    /// <summary>Notional ÷ own margin of the position that this entry makes; 1 where nothing is borrowed.</summary>
    public decimal Leverage { get; init; } = 1m;

    /// <summary>Why the position ends when this order fills; null for entries.</summary>
    public ExitReason? ExitReason { get; init; }

    /// <summary>Event time of the intent.</summary>
    public required Timestamp CreatedAt { get; init; }

    /// <summary>A working entry is cancelled at this event time; null = rests until cancelled.</summary>
    public Timestamp? ExpiresAt { get; init; }

    public bool IsEntry => Purpose is OrderPurpose.Entry or OrderPurpose.Leg;
}
