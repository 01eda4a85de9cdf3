namespace Plimsoll.Core.Market;

/// <summary>The best bid and ask of a venue, valid until the next quote.</summary>
/// <param name="Time">When the venue published it.</param>
/// <param name="Bid">Best bid, quote units.</param>
/// <param name="BidQuantity">Offered at the best bid, base units.</param>
/// <param name="Ask">Best ask, quote units; less than the bid in a crossed book.</param>
/// <param name="AskQuantity">Offered at the best ask, base units.</param>
public readonly record struct Quote(
    Timestamp Time, double Bid, double BidQuantity, double Ask, double AskQuantity)
{
    /// <summary>Whether prices are finite and positive and quantities not negative.</summary>
    public bool IsConsistent =>
        double.IsFinite(Bid + Ask + BidQuantity + AskQuantity)
        && Bid > 0 && Ask > 0 && BidQuantity >= 0 && AskQuantity >= 0;
}
