using Plimsoll.Features.Hub;
using Plimsoll.Runtime.Replays;
using Plimsoll.Runtime.Venues;
using Plimsoll.Venues;

namespace Plimsoll.Features.Replays;

/// <summary>
/// The replays that people have open, in memory: a few each and a few in all, and they end with the program.
/// </summary>
internal sealed class ReplayShelf(
    IVenueKeyStore keys, InstalledVenues venues, HubPublisher hub, TimeProvider clock, ILoggerFactory logging)
    : IAsyncDisposable
{
    public const int MostOfOne = 3;

    // Each holds a reader of the database and a mailbox; trading keeps the rest.
    private const int Most = 8;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile IReadOnlyList<WatchedReplay> _open = [];

    /// <summary>What any replay needs of this program.</summary>
    public static ReplayServices Services(
        IVenueKeyStore keys, InstalledVenues venues, TimeProvider clock, ILoggerFactory logging) =>
        new(store => new VenueFactory(store, keys, venues, clock), clock, logging);

    public IReadOnlyList<WatchedReplay> Of(Guid user) => [.. _open.Where(one => one.UserId == user)];

    public WatchedReplay? Find(Guid user, Guid id) => _open.FirstOrDefault(one => one.Id == id && one.UserId == user);

    /// <summary>Null when there are as many as there may be.</summary>
    public async Task<WatchedReplay?> OpenAsync(
        Guid user, ReplayRequest request, ReplayPlan plan, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            if (_open.Count >= Most || Of(user).Count >= MostOfOne)
                return null;
            var id = Guid.CreateVersion7(clock.GetUtcNow());
            var watch = new ReplayWatch(id, plan.InstrumentId, hub, clock);
            var replay = await Replay.OpenAsync(
                plan.Setup, Services(keys, venues, clock, logging), () => [watch.Again()], stop);
            var opened = new WatchedReplay(id, user, request, plan, watch, replay);
            _open = [.. _open, opened];
            return opened;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task CloseAsync(WatchedReplay closed, CancellationToken stop)
    {
        await _turn.WaitAsync(stop);
        try
        {
            if (!_open.Contains(closed))
                return;
            _open = [.. _open.Where(one => one != closed)];
            await closed.Replay.DisposeAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in _open)
            await one.Replay.DisposeAsync();
        _open = [];
        _turn.Dispose();
    }
}
