using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Tests.Collecting;

/// <summary>What a session holds, and what the simulated market says that it should.</summary>
internal static class Recorded
{
    public static async Task<IReadOnlyList<Trade>> ReadAsync(ITickStore store, Guid session, string instrument)
    {
        var query = new TickQuery(session) { Instruments = [InstrumentId.Of(instrument)], Kinds = [TickKind.Trade] };
        var trades = new List<Trade>();
        await foreach (var run in store.ReadAsync(query, TestContext.Current.CancellationToken))
            foreach (var tick in run.Trades.Span)
            {
                tick.VenueId.ShouldBe(tick.Trade.Sequence);
                trades.Add(tick.Trade);
            }

        return [.. trades.OrderBy(trade => trade.Sequence)];
    }

    /// <summary>The market of this program from its first trade on; only as far as is asked for.</summary>
    public static IReadOnlyList<Trade> OfMarket(string instrument, long first, long last)
    {
        var market = new SyntheticMarket(new SyntheticMarketOptions());
        var slot = market.Instruments.ToList().FindIndex(one => one.Instrument.Id.Value == instrument);
        var trades = new List<Trade>();
        while (true)
        {
            market.Next(out var index, out Trade trade);
            if (index != slot || trade.Sequence < first)
                continue;
            if (trade.Sequence > last)
                return trades;
            trades.Add(trade);
        }
    }
}
