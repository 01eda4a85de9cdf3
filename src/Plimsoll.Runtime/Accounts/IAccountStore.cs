using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Accounts;

/// <summary>The database of record for accounts: an append-only hash-chained log and current-state tables.</summary>
public interface IAccountStore
{
    Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken);

    Task CreateAsync(AccountRecord account, CancellationToken cancellationToken);

    /// <exception cref="InvalidDataException">The hash chain is broken: the account must not trade.</exception>
    Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken);

    /// <summary>The order of an account that had this client order id; null when there is none.</summary>
    Task<long?> FindIntentAsync(AccountId account, string clientOrderId, CancellationToken cancellationToken);

    /// <summary>
    /// Appends the facts and brings the current-state tables along, in one transaction. Throws when anything cannot be
    /// written; then nothing is.
    /// </summary>
    Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken);
}
