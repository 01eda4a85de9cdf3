using System.Text.Json.Nodes;
using Plimsoll.Loopback.Market;

namespace Plimsoll.Loopback.Futures;

/// <summary>
/// Mark, index and funding. The index is spot's price; the mark is the middle of the contract's own book.
/// </summary>
internal sealed class FuturesPrices(IReadOnlyList<SymbolMarket> futures, IReadOnlyList<SymbolMarket> spot)
{
    public const long FundingInterval = 8 * 3_600_000;

    // The rate that the venue's formula gives while the premium is small: the interest of a third of a day.
    public const decimal FundingRate = 0.0001m;

    private readonly Dictionary<string, (SymbolMarket Contract, SymbolMarket Index)> _markets = futures
        .Zip(spot)
        .ToDictionary(pair => pair.First.Symbol.Name, pair => pair, StringComparer.Ordinal);

    public decimal Mark(string symbol) => _markets[symbol].Contract.MiddlePrice;

    public VenueSymbol Rules(string symbol) => _markets[symbol].Contract.Symbol;

    public static long NextFunding(long now) => (now / FundingInterval + 1) * FundingInterval;

    public JsonObject Premium(SymbolMarket market, long now) => new()
    {
        ["symbol"] = market.Symbol.Name,
        ["markPrice"] = market.Symbol.PriceText(market.MiddlePrice),
        ["indexPrice"] = market.Symbol.PriceText(Index(market)),
        ["estimatedSettlePrice"] = market.Symbol.PriceText(Index(market)),
        ["lastFundingRate"] = Wire.WireNumber.Of(FundingRate),
        ["interestRate"] = Wire.WireNumber.Of(FundingRate),
        ["nextFundingTime"] = NextFunding(now),
        ["time"] = now,
    };

    public JsonObject Event(SymbolMarket market, long now) => new()
    {
        ["e"] = "markPriceUpdate",
        ["E"] = now,
        ["s"] = market.Symbol.Name,
        ["p"] = market.Symbol.PriceText(market.MiddlePrice),
        ["i"] = market.Symbol.PriceText(Index(market)),
        ["P"] = market.Symbol.PriceText(Index(market)),
        ["r"] = Wire.WireNumber.Of(FundingRate),
        ["T"] = NextFunding(now),
    };

    private decimal Index(SymbolMarket market) => _markets[market.Symbol.Name].Index.MiddlePrice;
}
