using System.Collections.Concurrent;
using Plimsoll.Core.Market;
using Plimsoll.Venues.Binance.Wire;
using Plimsoll.Venues.Calls;

namespace Plimsoll.Venues.Binance;

/// <summary>What a commission is worth in the instrument's quote currency.</summary>
internal sealed class FeeValues(BinanceClient client, TimeProvider time)
{
    // Prices of the few assets that commissions are taken in; they need not be younger for a fee.
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    // Bounded by the venue's commission assets.
    private readonly ConcurrentDictionary<string, (decimal Price, DateTimeOffset At)> _prices = new();

    /// <summary>Value of a trade's commission, quote units.</summary>
    /// <exception cref="BinanceException">Nobody tells the asset's price.</exception>
    public async Task<decimal> ValueAsync(Instrument instrument, WireTrade trade, CancellationToken cancellationToken)
    {
        if (trade.Commission == 0m || trade.CommissionAsset == instrument.Quote)
            return trade.Commission;
        return trade.CommissionAsset == instrument.Base
            ? trade.Commission * trade.Price
            : trade.Commission * await PriceAsync($"{trade.CommissionAsset}{instrument.Quote}", cancellationToken);
    }

    private async Task<decimal> PriceAsync(string symbol, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_prices.TryGetValue(symbol, out var known) && now - known.At < Fresh)
            return known.Price;
        var path = client.Site.Product == BinanceProduct.Spot ? "/api/v3/ticker/price" : "/fapi/v1/ticker/price";
        var answer = await client.AskAsync(
            new BinanceCall(HttpMethod.Get, path, 2, CallPriority.Query)
            {
                IsSigned = false,
                Parameters = [("symbol", symbol)],
            },
            cancellationToken);
        var price = answer.Decimal("price");
        _prices[symbol] = (price, now);
        return price;
    }
}
