using System.Runtime.CompilerServices;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Accounts.Tape;

/// <summary>An account's store as it was when a life of the account began; nothing can be written to it.</summary>
internal sealed class PastOf(IAccountStore accounts, LifeBeginning life) : IAccountStore
{
    public async Task<AccountPast> OpenAsync(
        AccountId account, bool fromSnapshot, CancellationToken cancellationToken)
    {
        var past = await accounts.OpenAsync(account, fromSnapshot: false, cancellationToken);
        return past with
        {
            Facts = UntilAsync(past.Facts, cancellationToken),
            FactCount = life.FactCount,
            Simulation = life.Account.Simulation,
            MarketSequence = life.MarketSequence,
            LastEquity = life.LastEquity,
        };
    }

    public Task<long?> FindIntentAsync(
        AccountId account, string clientOrderId, CancellationToken cancellationToken) =>
        accounts.FindIntentAsync(account, clientOrderId, cancellationToken);

    public Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken) => throw Past();

    public Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken) => throw Past();

    public Task CreateAsync(AccountRecord account, CancellationToken cancellationToken) => throw Past();

    public Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken) => throw Past();

    private async IAsyncEnumerable<IReadOnlyList<AccountFact>> UntilAsync(
        IAsyncEnumerable<IReadOnlyList<AccountFact>> facts, [EnumeratorCancellation] CancellationToken stop)
    {
        var left = life.FactCount;
        if (left == 0)
            yield break;
        await foreach (var some in facts.WithCancellation(stop))
        {
            yield return some.Count <= left ? some : [.. some.Take((int)left)];
            left -= Math.Min(left, some.Count);
            if (left == 0)
                yield break;
        }
    }

    private static InvalidOperationException Past() => new("this is the past");
}
