namespace Plimsoll.Loopback.Market;

/// <summary>A trade among strangers with the best bid and ask that it met.</summary>
/// <param name="Time">Milliseconds of the venue's clock.</param>
internal readonly record struct MarketPrint(long Time, decimal Price, decimal Quantity, bool IsBuyerMaker)
{
    public required (decimal Price, decimal Quantity) Bid { get; init; }

    public required (decimal Price, decimal Quantity) Ask { get; init; }
}
