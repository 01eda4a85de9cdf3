using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Api;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Features.Market;

/// <summary>Lists what can be traded, with the last price.</summary>
internal static class ListInstruments
{
    public static async Task<Ok<Page<InstrumentView>>> HandleAsync(
        SimulatedMarketHost market, IMarketStore store, MarketWatch watch, CancellationToken stop)
    {
        var items = new List<InstrumentView>(market.Instruments.Count);
        foreach (var instrument in market.Instruments)
            items.Add(InstrumentView.From(instrument, await LastPriceAsync(instrument.Id)));
        return TypedResults.Ok(new Page<InstrumentView>(items, null));

        async Task<double?> LastPriceAsync(InstrumentId id)
        {
            if (watch.LastPrice(id) is { } seen)
                return seen;
            var last = await store.ReadLastBarsAsync(id, market.Time, 1, stop);
            return last.Count > 0 ? last[0].Close : null;
        }
    }
}
