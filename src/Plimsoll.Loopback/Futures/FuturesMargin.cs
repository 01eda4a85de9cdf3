using Plimsoll.Loopback.Accounts;
using Plimsoll.Loopback.Orders;
using Plimsoll.Loopback.Wire;

namespace Plimsoll.Loopback.Futures;

/// <summary>
/// What positions and orders need and what is left. Cross margin: one cushion stands for all positions.
/// </summary>
internal sealed class FuturesMargin(FuturesPrices prices, OrderArchive archive)
{
    /// <summary>Balance and unrealized profit.</summary>
    public decimal Equity(VenueAccount account) => account.Futures.Balance + Unrealized(account);

    public decimal Unrealized(VenueAccount account) =>
        account.Futures.Positions.Sum(position => position.Unrealized(prices.Mark(position.Symbol)));

    public decimal Maintenance(VenueAccount account) =>
        account.Futures.Positions.Sum(position => position.Maintenance(prices.Mark(position.Symbol)));

    public decimal PositionMargin(VenueAccount account) =>
        account.Futures.Positions.Sum(position => position.InitialMargin(prices.Mark(position.Symbol)));

    public decimal OrderMargin(VenueAccount account) => Needed(account, extra: null) - PositionMargin(account);

    public decimal Available(VenueAccount account) =>
        Math.Max(0m, Equity(account) - Needed(account, extra: null));

    /// <summary>The mark at which the account would be liquidated for this position.</summary>
    public decimal LiquidationPrice(VenueAccount account, FuturesPosition position)
    {
        var mark = prices.Mark(position.Symbol);
        var cushion = Equity(account) - position.Unrealized(mark) - (Maintenance(account) - position.Maintenance(mark));
        return position.LiquidationPrice(cushion, prices.Rules(position.Symbol));
    }

    /// <exception cref="VenueErrorException">The order would need more than there is.</exception>
    public void Check(VenueOrder order)
    {
        var account = order.Account;
        var (before, after) = (Needed(account, extra: null), Needed(account, order));
        if (after > before && Equity(account) < after)
            throw VenueErrors.Margin;
    }

    // The larger of the positions that either side's orders would make, as the venue counts it.
    private decimal Needed(VenueAccount account, VenueOrder? extra)
    {
        var open = archive.Open.Where(order => order.Account == account && !order.IsReduceOnly).ToList();
        if (extra is not null && !extra.IsReduceOnly)
            open.Add(extra);
        return account.Futures.Positions.Select(position => position.Symbol)
            .Concat(open.Select(order => order.Symbol.Name))
            .Distinct()
            .ToList()
            .Sum(symbol => Needed(account.Futures[symbol], open.Where(order => order.Symbol.Name == symbol).ToList()));
    }

    private decimal Needed(FuturesPosition position, List<VenueOrder> open)
    {
        var buys = open.Where(order => order.IsBuy).Sum(order => order.Remaining);
        var sells = open.Where(order => !order.IsBuy).Sum(order => order.Remaining);
        var worst = Math.Max(Math.Abs(position.Amount + buys), Math.Abs(position.Amount - sells));
        return worst * prices.Mark(position.Symbol) / position.Leverage;
    }
}
