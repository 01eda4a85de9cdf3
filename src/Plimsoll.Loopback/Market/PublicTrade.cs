namespace Plimsoll.Loopback.Market;

/// <summary>A trade as everybody sees it.</summary>
/// <param name="Time">Milliseconds of the venue's clock.</param>
internal sealed record PublicTrade(long Id, decimal Price, decimal Quantity, long Time, bool IsBuyerMaker)
{
    public decimal QuoteQuantity => Price * Quantity;
}
