using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;

namespace Plimsoll.Loopback.Futures;

/// <summary>A one-way position with what the account has set for its symbol.</summary>
internal sealed class FuturesPosition(string symbol)
{
    private const int UsualLeverage = 20;

    public string Symbol => symbol;

    /// <summary>Below zero when short.</summary>
    public decimal Amount { get; private set; }

    public decimal EntryPrice { get; private set; }

    public int Leverage { get; set; } = UsualLeverage;

    public bool IsIsolated { get; set; }

    public long UpdatedAt { get; private set; }

    /// <summary>Profit since the venue opened, fees left out.</summary>
    public decimal Realized { get; private set; }

    /// <summary>Books a fill and tells the profit that it realized.</summary>
    public decimal Book(OrderSide side, VenueFill fill)
    {
        var signed = side == OrderSide.Buy ? fill.Quantity : -fill.Quantity;
        UpdatedAt = fill.Time;
        if (Amount == 0m || Math.Sign(Amount) == Math.Sign(signed))
        {
            EntryPrice = (EntryPrice * Math.Abs(Amount) + fill.QuoteQuantity) / (Math.Abs(Amount) + fill.Quantity);
            Amount += signed;
            return 0m;
        }
        var closed = Math.Min(Math.Abs(Amount), fill.Quantity);
        var profit = closed * (fill.Price - EntryPrice) * Math.Sign(Amount);
        var wasLong = Amount > 0m;
        Amount += signed;
        if (Amount == 0m)
            EntryPrice = 0m;
        else if (Amount > 0m != wasLong)
            EntryPrice = fill.Price;
        Realized += profit;
        return profit;
    }

    public decimal Unrealized(decimal mark) => Amount * (mark - EntryPrice);

    public decimal Notional(decimal mark) => Amount * mark;

    public decimal Maintenance(decimal mark)
    {
        var notional = Math.Abs(Notional(mark));
        return LeverageBracket.Of(notional).Maintenance(notional);
    }

    public decimal InitialMargin(decimal mark) => Math.Abs(Notional(mark)) / Leverage;

    /// <summary>The mark at which nothing but the maintenance margin is left; 0 where no price is so bad.</summary>
    /// <param name="cushion">Money beside this position's own profit and loss that stands for it.</param>
    public decimal LiquidationPrice(decimal cushion, VenueSymbol rules)
    {
        if (Amount == 0m)
            return 0m;
        var ratio = LeverageBracket.Of(Math.Abs(Amount) * EntryPrice).MaintenanceRatio;
        var price = (Amount * EntryPrice - cushion) / (Amount - Math.Abs(Amount) * ratio);
        return price <= 0m ? 0m : rules.NearestTick(price);
    }
}
