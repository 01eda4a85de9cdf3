using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Accounts;

/// <summary>All accounts of this node and their runners. Bounded by the accounts there are.</summary>
public sealed class AccountDirectory(
    IAccountStore accounts,
    IMarketStore marketStore,
    IMarketDirectory markets,
    IVenueFactory venues,
    IEnumerable<IAccountObserver> observers,
    TimeProvider time,
    ILogger<AccountDirectory> logger) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<AccountId, AccountRunner> _runners = new();
    // True: its books are broken. Bounded by the accounts there are.
    private readonly ConcurrentDictionary<AccountId, bool> _failed = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IAccountObserver[] _observers = [.. observers];
    private readonly AccountSnapshots _snapshots = new(accounts, markets, logger);

    public IReadOnlyCollection<AccountRunner> Runners => [.. _runners.Values];

    /// <summary>Null when this node runs no such account.</summary>
    public AccountRunner? Find(AccountId id) => _runners.GetValueOrDefault(id);

    /// <summary>Whether a stored account without a runner was tried and could not be recovered.</summary>
    public bool HasFailed(AccountId id) => _failed.ContainsKey(id);

    /// <summary>
    /// Recovers every stored account that does not run yet; may be asked again at any time. One that cannot be
    /// recovered is logged and left out, the others run.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var record in await accounts.ListAsync(cancellationToken))
                if (!_runners.ContainsKey(record.Id) && !_failed.GetValueOrDefault(record.Id))
                    await TryAsync(record, () => StartAsync(record, cancellationToken));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Creates an account and starts it, guided.</summary>
    public async Task<AccountRunner> CreateAsync(AccountRecord record, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await accounts.CreateAsync(record, cancellationToken);
            return await RunAsync(record, null, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Recovers accounts whose runner had to give up; the same path as a start.</summary>
    public async Task RecoverDegradedAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            foreach (var runner in _runners.Values.Where(runner => runner.IsDegraded))
            {
                await RunAsync(runner.Record, runner, cancellationToken);
                logger.LogWarning("Account {Account} was recovered", runner.Record.Id);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Keeps the state of accounts whose next start would take long; they trade on meanwhile.</summary>
    public async Task KeepSnapshotsAsync(CancellationToken cancellationToken)
    {
        foreach (var runner in _runners.Values)
            await _snapshots.LookAsync(runner, cancellationToken);
    }

    /// <summary>
    /// Ends an account's runner and starts the account anew, while the market stands still: what is settled once for a
    /// runner's life, such as fees, becomes what its facts say now. One that cannot start is tried again like any other.
    /// </summary>
    public async Task RestartAsync(AccountId id, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_runners.TryGetValue(id, out var runner))
                return; // It has no runner: the next one starts from the facts anyway.
            await using var pause = await runner.Market.PauseAsync(cancellationToken);
            _runners.TryRemove(id, out _);
            runner.Market.Unsubscribe(runner);
            await runner.DisposeAsync();
            // From here on nobody runs it: the caller's patience must not end it half way.
            await TryAsync(runner.Record, () => JoinAsync(runner.Record, runner, CancellationToken.None));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>After the market has been stopped: what is in the mailboxes is finished.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var runner in _runners.Values)
        {
            runner.Market.Unsubscribe(runner);
            await runner.DisposeAsync();
        }

        _runners.Clear();
        _turn.Dispose();
    }

    // A market that is still being opened is no trouble: the next look finds it open.
    private Task StartAsync(AccountRecord record, CancellationToken cancellationToken) =>
        markets.Of(record.VenueCode).IsOpen ? RunAsync(record, null, cancellationToken) : Task.CompletedTask;

    private async Task TryAsync(AccountRecord record, Func<Task> start)
    {
        try
        {
            await start();
            _failed.TryRemove(record.Id, out _);
        }
        catch (InvalidDataException error)
        {
            // Its books are not what was written: a person has to look, asking again changes nothing.
            _failed[record.Id] = true;
            logger.LogCritical(error, "Account {Account} does not trade: its books are broken", record.Id);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // One account's trouble must not keep the others from managing their positions.
            _failed[record.Id] = false;
            logger.LogError(error, "Account {Account} could not be recovered yet", record.Id);
        }
    }

    private async Task<AccountRunner> RunAsync(
        AccountRecord record, AccountRunner? predecessor, CancellationToken cancellationToken)
    {
        // The market stands still while an account joins it, so that no event falls between its past and its future.
        await using var pause = await markets.Of(record.VenueCode).PauseAsync(cancellationToken);
        return await JoinAsync(record, predecessor, cancellationToken);
    }

    private async Task<AccountRunner> JoinAsync(
        AccountRecord record, AccountRunner? predecessor, CancellationToken cancellationToken)
    {
        var market = markets.Of(record.VenueCode);

        // Events that made an account fail twice are let go.
        var missed = predecessor is { HasCaughtUp: true } ? predecessor.Missed : [];
        var runner = await RecoverAsync(record, missed, predecessor, cancellationToken);
        runner.HasCaughtUp = missed.Count == 0;
        if (predecessor is not null)
            market.Unsubscribe(predecessor);
        runner.LastReconciledAt = market.Time;
        _runners[record.Id] = runner;
        market.Subscribe(runner);
        if (predecessor is not null)
            await predecessor.DisposeAsync();
        foreach (var told in missed)
            await runner.OnMarketAsync(told, cancellationToken);
        await runner.FlushAsync(cancellationToken);
        runner.HasCaughtUp |= !runner.IsDegraded;
        return runner;
    }

    private async Task<AccountRunner> RecoverAsync(
        AccountRecord record, IReadOnlyList<MarketEvent> missed, AccountRunner? predecessor,
        CancellationToken cancellationToken)
    {
        var market = markets.Of(record.VenueCode);
        var recovery = new AccountRecovery(accounts, marketStore, market, venues.TermsOf(record.VenueCode), logger);
        var account = await recovery.RecoverAsync(record, missed, cancellationToken);
        // What a step failed on is not to be trusted; what ended in good order is.
        if (predecessor is { IsDegraded: false })
            account.Engine.Recovery.TakeOver(predecessor.Engine);
        var names = new OrderNames(record.Id, accounts);
        names.Learn(account.Engine.State);
        var venue = await venues.CreateAsync(
            account.Record, account.Record.WithFees(market.Instruments), names, cancellationToken);
        if (venue is IMarketDrivenVenue driven)
            driven.ContinueFrom(Math.Max(
                account.MarketSequence, missed.Count > 0 ? missed[0].Sequence - 1 : market.Sequence));
        var persistence = new AccountPersistence(account, accounts, _observers, logger);
        var runner = new AccountRunner(account, persistence, market, venue, time, logger);
        try
        {
            var books = await venue.ReadBooksAsync(cancellationToken);
            await runner.ExecuteAsync(session => Join(session, account, market.Time, books), cancellationToken);
            runner.Begin();
            return runner;
        }
        catch
        {
            await runner.DisposeAsync();
            throw;
        }
    }

    private static bool Join(AccountSession session, RecoveredAccount account, Timestamp now, VenueBooks books)
    {
        if (account.FactCount == 0)
            session.Engine.Open(account.Record.InitialBalance, OperatingMode.Guide, now);

        // Of a venue far away nobody knows yet whether its clock is ours; no entry leaves before it has been asked.
        session.Engine.IsClockTrusted = session.Engine.Options.Venue.IsInProcess;
        session.Engine.Resume(books);
        return true;
    }
}
