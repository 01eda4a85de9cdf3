using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Storage.Tests.Accounts;

/// <summary>
/// Stores of one program that dies right after a write: that one is durable, of later ones nothing arrives. It does not
/// die between an order's intent and its venue: such an order is lost with the program, which is another story.
/// </summary>
internal sealed class MortalStores(WorldStores stores, int writes)
    : IAccountStore, IMarketStore, ISimulatedVenueStore
{
    private const string Intent = "intent";
    private const string Venue = "venue";

    private readonly Lock _gate = new();
    private int _left = writes;
    private bool _isSending;

    public bool IsDead { get; private set; }

    /// <summary>Called at the moment of death.</summary>
    public Action? Died { get; set; }

    public WorldStores Stores => new(this, this, this);

    public Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken) =>
        stores.Accounts.ListAsync(cancellationToken);

    public Task CreateAsync(AccountRecord account, CancellationToken cancellationToken) =>
        stores.Accounts.CreateAsync(account, cancellationToken);

    public Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken) =>
        stores.Accounts.ReadAsync(account, cancellationToken);

    public Task<long?> FindIntentAsync(
        AccountId account, string clientOrderId, CancellationToken cancellationToken) =>
        stores.Accounts.FindIntentAsync(account, clientOrderId, cancellationToken);

    public Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken) => WriteAsync(
        commit.Facts.Any(fact => fact is Core.Engine.AccountFact.OrderIntended) ? Intent : "commit",
        () => stores.Accounts.CommitAsync(commit, cancellationToken));

    public Task<MarketCheckpoint?> LoadCheckpointAsync(CancellationToken cancellationToken) =>
        stores.Market.LoadCheckpointAsync(cancellationToken);

    public Task SaveCheckpointAsync(MarketCheckpoint checkpoint, CancellationToken cancellationToken) =>
        WriteAsync("checkpoint", () => stores.Market.SaveCheckpointAsync(checkpoint, cancellationToken));

    public Task AddBarsAsync(
        IReadOnlyList<(InstrumentId Instrument, Bar Bar)> bars, CancellationToken cancellationToken) =>
        WriteAsync("bars", () => stores.Market.AddBarsAsync(bars, cancellationToken));

    public IAsyncEnumerable<Bar> ReadBarsAsync(
        InstrumentId instrument, Timestamp from, Timestamp to, CancellationToken cancellationToken) =>
        stores.Market.ReadBarsAsync(instrument, from, to, cancellationToken);

    public Task<IReadOnlyList<Bar>> ReadLastBarsAsync(
        InstrumentId instrument, Timestamp to, int count, CancellationToken cancellationToken) =>
        stores.Market.ReadLastBarsAsync(instrument, to, count, cancellationToken);

    public Task<SimulatedVenueRecord?> LoadAsync(AccountId account, CancellationToken cancellationToken) =>
        stores.Venues.LoadAsync(account, cancellationToken);

    public Task SaveAsync(
        AccountId account, SimulatedVenueRecord record, bool isTold, CancellationToken cancellationToken) =>
        WriteAsync(Venue, () => stores.Venues.SaveAsync(account, record, isTold, cancellationToken));

    private async Task WriteAsync(string kind, Func<Task> write)
    {
        if (IsDead)
            throw new ObjectDisposedException(kind, "the program is dead");
        // The market writes beside the account: its write may be the last one while the intent's is on its way.
        lock (_gate)
            _isSending |= kind == Intent;
        await write();
        lock (_gate)
        {
            _isSending &= kind != Venue;
            if (--_left > 0 || _isSending)
                return;
            IsDead = true;
        }

        Died?.Invoke();
        throw new ObjectDisposedException(kind, "the program dies here");
    }
}
