using System.Collections.Concurrent;
using Plimsoll.Core.Simulation;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Markets;
using Plimsoll.Venues;

namespace Plimsoll.Features.Collecting;

/// <summary>The simulated market, and each real one from the moment that somebody records it.</summary>
internal sealed class TradeLines(
    SimulatedMarketHost simulated, InstalledVenues venues, TimeProvider clock, ILogger<FeedTradeLine> logger)
    : ITradeLines, IAsyncDisposable
{
    private readonly MarketTradeLine _simulated = new(simulated);

    // Bounded by the venues that are installed.
    private readonly ConcurrentDictionary<string, Lazy<FeedTradeLine>> _far = new();

    public ITradeLine? Find(string venueCode)
    {
        if (venueCode == SyntheticInstrument.Venue)
            return _simulated;
        return InstalledVenues.HasMarket(venueCode)
            ? _far.GetOrAdd(venueCode, code => new(() => new FeedTradeLine(venues.TradesOf(code), clock, logger))).Value
            : null;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var line in _far.Values.Where(one => one.IsValueCreated))
            await line.Value.DisposeAsync();
    }
}
