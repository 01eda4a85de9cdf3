using System.Collections.Concurrent;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Bench;

/// <summary>Says how long each commit of a store takes.</summary>
internal sealed class TimedAccountStore(IAccountStore store, TimeProvider time) : IAccountStore
{
    private readonly ConcurrentQueue<double> _milliseconds = [];

    /// <summary>A commit each, in the order in which they ended.</summary>
    public IReadOnlyCollection<double> Milliseconds => _milliseconds;

    public Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken) =>
        store.ListAsync(cancellationToken);

    public Task CreateAsync(AccountRecord account, CancellationToken cancellationToken) =>
        store.CreateAsync(account, cancellationToken);

    public Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken) =>
        store.ReadAsync(account, cancellationToken);

    public Task<AccountPast> OpenAsync(
        AccountId account, bool fromSnapshot, CancellationToken cancellationToken) =>
        store.OpenAsync(account, fromSnapshot, cancellationToken);

    public Task<long?> FindIntentAsync(
        AccountId account, string clientOrderId, CancellationToken cancellationToken) =>
        store.FindIntentAsync(account, clientOrderId, cancellationToken);

    public async Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        await store.CommitAsync(commit, cancellationToken);
        _milliseconds.Enqueue(time.GetElapsedTime(began).TotalMilliseconds);
    }
}
