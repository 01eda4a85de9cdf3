using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Markets;

/// <summary>Something a feed says, in its one total order.</summary>
public abstract record MarketEvent
{
    private MarketEvent(long sequence, InstrumentId instrumentId)
    {
        Sequence = sequence;
        InstrumentId = instrumentId;
    }

    /// <summary>Position in the feed over all instruments; grows with every event.</summary>
    public long Sequence { get; }

    public InstrumentId InstrumentId { get; }

    /// <summary>When it happened; never before that of its predecessor.</summary>
    public abstract Timestamp Time { get; }

    public sealed record Traded(long Number, InstrumentId Id, Trade Trade) : MarketEvent(Number, Id)
    {
        public override Timestamp Time => Trade.Time;

        /// <summary>Best bid and ask as the trade met them; null where the feed has none.</summary>
        public Quote? Quote { get; init; }
    }

    /// <summary>A one-minute bar became final; it is durable before anyone hears of it.</summary>
    public sealed record BarClosed(long Number, InstrumentId Id, Bar Bar) : MarketEvent(Number, Id)
    {
        public override Timestamp Time => Bar.OpenTime + Timeframe.OneMinute.Length;

        /// <summary>
        /// Nobody was listening when it ended: it came from the venue's history afterwards. What is shown by it is past,
        /// and nothing may be traded on it.
        /// </summary>
        public bool IsLate { get; init; }
    }
}
