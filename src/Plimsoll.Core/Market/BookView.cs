namespace Plimsoll.Core.Market;

/// <summary>The best levels of an order book at a moment, the nearest to the market first.</summary>
/// <param name="Time">Of the last change that is in it.</param>
public sealed record BookView(Timestamp Time, IReadOnlyList<BookLevel> Bids, IReadOnlyList<BookLevel> Asks)
{
    /// <summary>The best bid and ask; null while a side is empty.</summary>
    public Quote? Best => Bids.Count == 0 || Asks.Count == 0
        ? null
        : new Quote(Time, Bids[0].Price, Bids[0].Quantity, Asks[0].Price, Asks[0].Quantity);
}
