using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>Lists what can be traded, with the last price.</summary>
internal static class ListInstruments
{
    public static async Task<Ok<Page<InstrumentView>>> HandleAsync(
        IMarketDirectory markets, IMarketStore store, MarketWatch watch, CancellationToken stop)
    {
        var items = new List<InstrumentView>();
        foreach (var market in markets.Open)
            foreach (var instrument in market.Instruments)
                items.Add(InstrumentView.From(instrument, await LastPriceAsync(market, instrument.Id)));
        return TypedResults.Ok(new Page<InstrumentView>(items, null));

        async Task<double?> LastPriceAsync(IMarketHost market, InstrumentId id)
        {
            if (watch.LastPrice(id) is { } seen)
                return seen;
            var last = await store.ReadLastBarsAsync(id, market.Time, 1, stop);
            return last.Count > 0 ? last[0].Close : null;
        }
    }
}
