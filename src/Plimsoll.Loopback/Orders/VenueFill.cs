namespace Plimsoll.Loopback.Orders;

/// <summary>One execution of one order.</summary>
/// <param name="TradeId">Number of the public trade that it is one side of.</param>
/// <param name="IsMaker">It rested and gave liquidity.</param>
/// <param name="Time">Milliseconds of the venue's clock.</param>
internal sealed record VenueFill(long TradeId, decimal Price, decimal Quantity, bool IsMaker, long Time)
{
    public decimal QuoteQuantity => Price * Quantity;

    public decimal Commission { get; init; }

    public string CommissionAsset { get; init; } = "";

    /// <summary>Futures: what closing a part of the position brought.</summary>
    public decimal RealizedProfit { get; init; }
}
