using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Venues.Binance.Wire;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// Makes news of the market streams of one connection. The venue numbers the trades of an instrument one by one: a
/// number that is left out is a trade that was lost on the way.
/// </summary>
/// <param name="instruments">What is of interest.</param>
/// <param name="best">The best prices of a symbol as they stand; null where nobody knows.</param>
internal sealed class FeedReader(IReadOnlyList<Instrument> instruments, Func<string, Quote?> best)
{
    // Bounded by the instruments.
    private readonly Dictionary<string, long> _lastTrades = [];

    /// <summary>Null for what is of no interest.</summary>
    /// <exception cref="BinanceException">Nobody can read it, or a trade is missing before it.</exception>
    public FeedNews? Read(JsonElement message)
    {
        var body = message.Field("data") ?? message;
        if (InstrumentOf(body.TextOrNull("s")) is not { } instrument)
            return null;
        return body.TextOrNull("e") switch
        {
            "trade" => Trade(instrument, body, body.Long("t")),
            "aggTrade" => Trade(instrument, body, body.Long("a")),
            "kline" => Minute(instrument, body.Field("k") ?? throw WireValue.Bad("k")),
            _ => null,
        };
    }

    private FeedNews.Traded? Trade(Instrument instrument, JsonElement body, long number)
    {
        var symbol = instrument.Id.Symbol;
        if (_lastTrades.TryGetValue(symbol, out var last))
        {
            if (number <= last)
                return null; // Told twice.
            if (number > last + 1)
                throw new BinanceException("feed.gap", $"Trades {last + 1} to {number - 1} of {symbol} were not told.");
        }

        _lastTrades[symbol] = number;
        var trade = new Trade(
            body.Time("T"), (double)body.Decimal("p"), (double)body.Decimal("q"), body.Flag("m"), number);

        // Of the insurance fund and the like: no trade of the market.
        return trade.Price > 0 && trade.Quantity > 0
            ? new FeedNews.Traded(instrument.Id, trade, best(symbol))
            : null;
    }

    private static FeedNews.MinuteEnded? Minute(Instrument instrument, JsonElement kline) =>
        kline.Flag("x") && kline.TextOrNull("i") == "1m"
            ? new FeedNews.MinuteEnded(instrument.Id, Checked(new Bar(
                kline.Time("t"), (double)kline.Decimal("o"), (double)kline.Decimal("h"), (double)kline.Decimal("l"),
                (double)kline.Decimal("c"), (double)kline.Decimal("v"))))
            : null;

    /// <summary>A bar whose prices contradict each other is refused before anybody sees it.</summary>
    public static Bar Checked(Bar bar) =>
        bar.IsConsistent ? bar : throw new BinanceException("venue.unreadable", "The venue told an impossible bar.");

    private Instrument? InstrumentOf(string? symbol) =>
        symbol is null ? null : instruments.FirstOrDefault(one => one.Id.Symbol == symbol);
}
