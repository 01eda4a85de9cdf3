using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Replays;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Replays;

/// <summary>Opens replays, and hears what they tell.</summary>
internal sealed class Telling : IMarketWatcher
{
    private readonly List<MarketEvent> _told = [];

    public LeapingClock Clock { get; } = new();

    public IReadOnlyList<MarketEvent> Told => _told;

    /// <summary>Called between two events.</summary>
    public Action<MarketEvent>? Heard { get; set; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<Replay> OpenAsync(ReplaySetup setup) => Replay.OpenAsync(
        setup, new ReplayServices(SimulatedVenues.Of, Clock, NullLoggerFactory.Instance), () => [this], Stop);

    public Task<Replay> OpenAsync(ReplaySource source, double acceleration) =>
        OpenAsync(new ReplaySetup { Source = source, Acceleration = acceleration });

    public void OnMarket(MarketEvent market)
    {
        _told.Add(market);
        Heard?.Invoke(market);
    }

    public void OnProvisional(InstrumentId instrument, Bar bar) =>
        throw new InvalidOperationException("a replay shows no half-built bars");
}
