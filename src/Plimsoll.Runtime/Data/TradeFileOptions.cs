using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>What to read from a file of trades.</summary>
public sealed record TradeFileOptions
{
    /// <summary>First time to deliver; null for all.</summary>
    public Timestamp? From { get; init; }

    /// <summary>Trades before this; null for all. Reading stops there.</summary>
    public Timestamp? To { get; init; }

    /// <summary>A later trade is a mistake in the file; the caller knows what time it is.</summary>
    public Timestamp LatestTime { get; init; } = new(long.MaxValue);

    /// <summary>
    /// Told of each row that cannot be used, which is then left out; times may step back then. Null: reading ends at the
    /// first one.
    /// </summary>
    public Action<RejectedRow>? Rejected { get; init; }
}
