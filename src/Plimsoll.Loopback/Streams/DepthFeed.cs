using System.Text.Json.Nodes;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;

namespace Plimsoll.Loopback.Streams;

/// <summary>
/// The changes of one book at one pace. Each event begins where the one before ended, and carries every price whose
/// quantity is another than it was then; a snapshot taken in between fits by its <c>lastUpdateId</c>.
/// </summary>
internal sealed class DepthFeed
{
    private readonly SymbolMarket _market;
    private readonly long _interval;
    private Dictionary<decimal, decimal> _bids;
    private Dictionary<decimal, decimal> _asks;
    private long _lastId;
    private long _lastAt;

    public DepthFeed(SymbolMarket market, long interval, long now)
    {
        (_market, _interval, _lastAt, _lastId) = (market, interval, now, market.UpdateId);
        (_bids, _asks) = (Book(OrderSide.Buy), Book(OrderSide.Sell));
    }

    /// <summary>The next event where it is due and anything has changed.</summary>
    public JsonObject? Next(long now, bool isFutures)
    {
        if (now / _interval == _lastAt / _interval || _market.UpdateId == _lastId)
            return null;
        _lastAt = now;
        var (bids, asks) = (Book(OrderSide.Buy), Book(OrderSide.Sell));
        var payload = new JsonObject
        {
            ["e"] = "depthUpdate",
            ["E"] = now,
        };
        if (isFutures)
            payload["T"] = now;
        payload["s"] = _market.Symbol.Name;
        payload["U"] = _lastId + 1;
        payload["u"] = _market.UpdateId;
        if (isFutures)
            payload["pu"] = _lastId;
        payload["b"] = Changes(_bids, bids);
        payload["a"] = Changes(_asks, asks);
        (_bids, _asks, _lastId) = (bids, asks, _market.UpdateId);
        return payload;
    }

    private Dictionary<decimal, decimal> Book(OrderSide side) =>
        _market.Depth(side).ToDictionary(level => level.Price, level => level.Quantity);

    private JsonArray Changes(Dictionary<decimal, decimal> before, Dictionary<decimal, decimal> after)
    {
        var rows = new JsonArray();
        foreach (var price in before.Keys.Where(price => !after.ContainsKey(price)))
            rows.Add(MarketWire.Level(_market.Symbol, (price, 0m)));
        foreach (var (price, quantity) in after)
            if (!before.TryGetValue(price, out var was) || was != quantity)
                rows.Add(MarketWire.Level(_market.Symbol, (price, quantity)));
        return rows;
    }
}
