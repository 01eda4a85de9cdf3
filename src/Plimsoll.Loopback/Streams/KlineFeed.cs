using System.Text.Json.Nodes;
using Plimsoll.Loopback.Market;

namespace Plimsoll.Loopback.Streams;

/// <summary>The bars of one symbol and interval while they grow; each is told once that it is closed.</summary>
internal sealed class KlineFeed(SymbolMarket market, string interval, long length, long now)
{
    // The documentation's pace for intervals longer than a second.
    private const long Pace = 2_000;

    private long _closedUntil = now - now % length;
    private long _lastSentAt = now - Pace;
    private long _lastTrade = -1;

    public IEnumerable<JsonObject> Next(long now)
    {
        var bars = market.Tape.Klines(length).Where(bar => bar.OpenTime >= _closedUntil).ToList();
        foreach (var bar in bars.Where(bar => bar.CloseTime < now))
        {
            _closedUntil = bar.CloseTime + 1;
            yield return Event(bar, isClosed: true, now);
        }
        if (bars is not [.., var last] || last.CloseTime < now)
            yield break;
        if (last.LastTradeId == _lastTrade || now - _lastSentAt < Pace)
            yield break;
        (_lastTrade, _lastSentAt) = (last.LastTradeId, now);
        yield return Event(last, isClosed: false, now);
    }

    private JsonObject Event(Kline bar, bool isClosed, long time)
    {
        var symbol = market.Symbol;
        return new JsonObject
        {
            ["e"] = "kline",
            ["E"] = time,
            ["s"] = symbol.Name,
            ["k"] = new JsonObject
            {
                ["t"] = bar.OpenTime,
                ["T"] = bar.CloseTime,
                ["s"] = symbol.Name,
                ["i"] = interval,
                ["f"] = bar.FirstTradeId,
                ["L"] = bar.LastTradeId,
                ["o"] = symbol.PriceText(bar.Open),
                ["c"] = symbol.PriceText(bar.Close),
                ["h"] = symbol.PriceText(bar.High),
                ["l"] = symbol.PriceText(bar.Low),
                ["v"] = symbol.QuantityText(bar.Volume),
                ["n"] = bar.Count,
                ["x"] = isClosed,
                ["q"] = symbol.PriceText(bar.QuoteVolume),
                ["V"] = symbol.QuantityText(bar.TakerBuyVolume),
                ["Q"] = symbol.PriceText(bar.TakerBuyQuoteVolume),
                ["B"] = "0",
            },
        };
    }
}
