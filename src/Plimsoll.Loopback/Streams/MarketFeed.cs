using System.Text.Json.Nodes;
using Plimsoll.Loopback.Market;
using Plimsoll.Loopback.Orders;

namespace Plimsoll.Loopback.Streams;

/// <summary>Everything that the streams of one symbol say, for as long as anybody listens.</summary>
internal sealed class MarketFeed(SymbolMarket market, StreamSide side)
{
    private readonly bool _isFutures = side.IsFutures;
    private readonly string _symbol = market.Symbol.Name.ToLowerInvariant();
    private readonly Dictionary<string, DepthFeed> _depths = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KlineFeed> _klines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _paced = new(StringComparer.Ordinal);
    private long _lastTrade;
    private string _lastBest = "";

    /// <summary>The events since the last time, for those streams of the symbol that are listened to.</summary>
    public IEnumerable<(string Stream, JsonObject Payload)> Next(IReadOnlySet<string> wanted, long now)
    {
        Forget(wanted);
        var news = Trades(wanted, now);
        if (wanted.Count == 0)
            return [];
        var own = wanted.Where(stream => stream.StartsWith(_symbol + "@", StringComparison.Ordinal));
        return news.Concat(own.SelectMany(stream =>
            Of(stream, stream[(_symbol.Length + 1)..], now).Select(payload => (stream, payload))));
    }

    /// <summary>Nobody listens: what has happened so far is told to nobody.</summary>
    public void Skip()
    {
        if (market.Tape.Trades is [.., var last])
            _lastTrade = last.Id;
    }

    private IEnumerable<JsonObject> Of(string stream, string kind, long now)
    {
        switch (kind.Split('@'))
        {
            case ["bookTicker"]:
                return BestOffers(now) is { } best ? [best] : [];
            case ["depth", .. var pace]:
                if (!_depths.TryGetValue(stream, out var depth))
                    _depths[stream] = depth = new DepthFeed(market, Pace(pace), now);
                return depth.Next(now, _isFutures) is { } changes ? [changes] : [];
            case ["depth5" or "depth10" or "depth20", .. var pace]:
                return IsDue(stream, Pace(pace), now) ? [Partial(kind.Split('@')[0], now)] : [];
            case ["miniTicker" or "ticker"]:
                return IsDue(stream, 1_000, now) ? [Day(kind, now)] : [];
            case ["markPrice", .. var pace] when _isFutures:
                return IsDue(stream, pace is ["1s"] ? 1_000 : 3_000, now) ? [side.MarkPrice!(market, now)] : [];
            case [var kline] when kline.StartsWith("kline_", StringComparison.Ordinal):
                return Klines(stream, kline["kline_".Length..], now);
            default:
                return [];
        }
    }

    private IEnumerable<JsonObject> Klines(string stream, string interval, long now)
    {
        if (!KlineInterval.TryParse(interval, out var length))
            return [];
        if (!_klines.TryGetValue(stream, out var feed))
            _klines[stream] = feed = new KlineFeed(market, interval, length, now);
        return feed.Next(now);
    }

    private List<(string Stream, JsonObject Payload)> Trades(IReadOnlySet<string> wanted, long now)
    {
        var news = new List<(string, JsonObject)>();
        var trades = market.Tape.Trades;
        var first = trades.Count;
        while (first > 0 && trades[first - 1].Id > _lastTrade)
            first--;
        Skip();
        foreach (var trade in trades.Skip(first))
        {
            if (wanted.Contains(_symbol + "@trade"))
                news.Add((_symbol + "@trade", Trade(trade, now, isAggregate: false)));
            if (wanted.Contains(_symbol + "@aggTrade"))
                news.Add((_symbol + "@aggTrade", Trade(trade, now, isAggregate: true)));
        }
        return news;
    }

    private JsonObject Trade(PublicTrade trade, long now, bool isAggregate)
    {
        var payload = new JsonObject
        {
            ["e"] = isAggregate ? "aggTrade" : "trade",
            ["E"] = now,
            ["s"] = market.Symbol.Name,
            [isAggregate ? "a" : "t"] = trade.Id,
            ["p"] = market.Symbol.PriceText(trade.Price),
            ["q"] = market.Symbol.QuantityText(trade.Quantity),
        };
        if (isAggregate)
            (payload["f"], payload["l"]) = (trade.Id, trade.Id);
        else if (_isFutures)
            payload["X"] = "MARKET";
        payload["T"] = trade.Time;
        payload["m"] = trade.IsBuyerMaker;
        if (!_isFutures)
            payload["M"] = true;
        return payload;
    }

    private JsonObject? BestOffers(long now)
    {
        var (bid, ask) = (market.Depth(OrderSide.Buy)[0], market.Depth(OrderSide.Sell)[0]);
        var text = $"{bid}{ask}";
        if (text == _lastBest)
            return null;
        _lastBest = text;
        var payload = new JsonObject();
        if (_isFutures)
            (payload["e"], payload["E"], payload["T"]) = ("bookTicker", now, now);
        payload["u"] = market.UpdateId;
        payload["s"] = market.Symbol.Name;
        payload["b"] = market.Symbol.PriceText(bid.Price);
        payload["B"] = market.Symbol.QuantityText(bid.Quantity);
        payload["a"] = market.Symbol.PriceText(ask.Price);
        payload["A"] = market.Symbol.QuantityText(ask.Quantity);
        return payload;
    }

    private JsonObject Partial(string kind, long now)
    {
        var levels = int.Parse(kind["depth".Length..], System.Globalization.CultureInfo.InvariantCulture);
        var bids = MarketWire.Levels(market, OrderSide.Buy, levels);
        var asks = MarketWire.Levels(market, OrderSide.Sell, levels);
        return !_isFutures
            ? new JsonObject { ["lastUpdateId"] = market.UpdateId, ["bids"] = bids, ["asks"] = asks }
            : new JsonObject
            {
                ["e"] = "depthUpdate",
                ["E"] = now,
                ["T"] = now,
                ["s"] = market.Symbol.Name,
                ["U"] = market.UpdateId,
                ["u"] = market.UpdateId,
                ["pu"] = market.UpdateId - 1,
                ["b"] = bids,
                ["a"] = asks,
            };
    }

    private JsonObject Day(string kind, long now)
    {
        var row = MarketWire.Day24(market, now);
        var payload = new JsonObject { ["e"] = kind == "ticker" ? "24hrTicker" : "24hrMiniTicker", ["E"] = now };
        Dictionary<string, string> names = new()
        {
            ["s"] = "symbol",
            ["c"] = "lastPrice",
            ["o"] = "openPrice",
            ["h"] = "highPrice",
            ["l"] = "lowPrice",
            ["v"] = "volume",
            ["q"] = "quoteVolume",
        };
        if (kind == "ticker")
            foreach (var (name, from) in new[]
            {
                ("p", "priceChange"), ("P", "priceChangePercent"), ("w", "weightedAvgPrice"), ("Q", "lastQty"),
                ("O", "openTime"), ("C", "closeTime"), ("F", "firstId"), ("L", "lastId"), ("n", "count"),
            })
                names[name] = from;
        foreach (var (name, from) in names)
            payload[name] = row[from]?.DeepClone();
        return payload;
    }

    private long Pace(string[] pace) => pace switch
    {
        ["100ms"] => 100,
        ["500ms"] => 500,
        _ => _isFutures ? 250 : 1_000,
    };

    private bool IsDue(string stream, long pace, long now)
    {
        if (_paced.TryGetValue(stream, out var last) && last / pace == now / pace)
            return false;
        _paced[stream] = now;
        return true;
    }

    // A stream that nobody hears is begun anew for the next who does; this bounds what is kept, too.
    private void Forget(IReadOnlySet<string> wanted)
    {
        foreach (var stream in _depths.Keys.Where(stream => !wanted.Contains(stream)).ToList())
            _depths.Remove(stream);
        foreach (var stream in _klines.Keys.Where(stream => !wanted.Contains(stream)).ToList())
            _klines.Remove(stream);
        foreach (var stream in _paced.Keys.Where(stream => !wanted.Contains(stream)).ToList())
            _paced.Remove(stream);
    }
}
