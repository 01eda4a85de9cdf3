using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Accounts;

/// <summary>The database of record for accounts: an append-only hash-chained log and current-state tables.</summary>
public interface IAccountStore
{
    Task<IReadOnlyList<AccountRecord>> ListAsync(CancellationToken cancellationToken);

    Task CreateAsync(AccountRecord account, CancellationToken cancellationToken);

    /// <exception cref="InvalidDataException">The hash chain is broken: the account must not trade.</exception>
    Task<AccountHistory> ReadAsync(AccountId account, CancellationToken cancellationToken);

    /// <summary>What an account is brought back from; a store that keeps no snapshots reads everything.</summary>
    /// <param name="account">Which.</param>
    /// <param name="fromSnapshot">False: all facts, whatever was kept.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="InvalidDataException">The hash chain is broken, here or while the facts are read.</exception>
    async Task<AccountPast> OpenAsync(AccountId account, bool fromSnapshot, CancellationToken cancellationToken) =>
        AccountPast.Of(await ReadAsync(account, cancellationToken));

    /// <summary>All facts, each with everything that is in it.</summary>
    /// <exception cref="InvalidDataException">The hash chain is broken, here or while the facts are read.</exception>
    async Task<AccountPast> OpenWholeAsync(AccountId account, CancellationToken cancellationToken) =>
        AccountPast.Of(await ReadAsync(account, cancellationToken));

    /// <summary>
    /// What the account was told until it had so many facts, in order, a piece a commit; a store that does not keep it
    /// has none.
    /// </summary>
    IAsyncEnumerable<byte[]> ReadInputsAsync(
        AccountId account, long factCount, CancellationToken cancellationToken) =>
        AsyncEnumerable.Empty<byte[]>();

    /// <summary>What is going to be published, of a user's calendar; a store that keeps none has none.</summary>
    /// <param name="user">Whose.</param>
    /// <param name="now">Around which time.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    Task<ToldCalendar> ReadCalendarAsync(Guid user, Timestamp now, CancellationToken cancellationToken) =>
        Task.FromResult(ToldCalendar.None);

    /// <summary>Keeps a snapshot; a store that cannot lets it go, and restarts take as long as before.</summary>
    Task KeepAsync(KeptText snapshot, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The order of an account that had this client order id; null when there is none.</summary>
    Task<long?> FindIntentAsync(AccountId account, string clientOrderId, CancellationToken cancellationToken);

    /// <summary>
    /// Appends the facts and brings the current-state tables along, in one transaction. Throws when anything cannot be
    /// written; then nothing is.
    /// </summary>
    Task CommitAsync(AccountCommit commit, CancellationToken cancellationToken);
}
