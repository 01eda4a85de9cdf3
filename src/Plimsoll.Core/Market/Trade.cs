namespace Plimsoll.Core.Market;

/// <summary>A market trade: one execution printed by a venue.</summary>
/// <param name="Time">When the venue executed it.</param>
/// <param name="Price">In quote units.</param>
/// <param name="Quantity">In base units.</param>
/// <param name="IsBuyerMaker">True when the seller was the aggressor.</param>
/// <param name="Sequence">Position in the feed of its instrument, without holes.</param>
public readonly record struct Trade(
    Timestamp Time, double Price, double Quantity, bool IsBuyerMaker, long Sequence);
