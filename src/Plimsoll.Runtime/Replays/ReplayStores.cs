using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Replays;

/// <summary>
/// What a replayed account's venue keeps, and the bars of a market that has no past: what a strategy knows it has seen
/// in the replay.
/// </summary>
internal sealed class ReplayStores : IMarketStore, ISimulatedVenueStore
{
    private SimulatedVenueRecord? _venue;

    public Task<SimulatedVenueRecord?> LoadAsync(AccountId account, CancellationToken cancellationToken) =>
        Task.FromResult(_venue);

    public Task SaveAsync(
        AccountId account, SimulatedVenueRecord record, bool isTold, CancellationToken cancellationToken)
    {
        _venue = record;
        return Task.CompletedTask;
    }

    public Task<MarketCheckpoint?> LoadCheckpointAsync(CancellationToken cancellationToken) =>
        Task.FromResult<MarketCheckpoint?>(null);

    public Task SaveCheckpointAsync(MarketCheckpoint checkpoint, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task AddBarsAsync(
        IReadOnlyList<(InstrumentId Instrument, Bar Bar)> bars, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public IAsyncEnumerable<Bar> ReadBarsAsync(
        InstrumentId instrument, Timestamp from, Timestamp to, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<Bar>();

    public Task<IReadOnlyList<Bar>> ReadLastBarsAsync(
        InstrumentId instrument, Timestamp to, int count, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Bar>>([]);
}
