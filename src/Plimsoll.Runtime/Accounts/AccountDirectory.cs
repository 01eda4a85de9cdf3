using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
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
    private readonly AccountTurns _turns = new();
    private readonly AccountJoin _join = new(
        accounts, marketStore, markets, venues, [.. observers], time, logger);

    private readonly AccountSnapshots _snapshots = new(accounts, markets, logger);

    // At most one an account. Who joins a venue far away does so beside everybody else.
    private readonly ConcurrentDictionary<AccountId, Task> _joining = new();
    private readonly CancellationTokenSource _ending = new();
    private bool _isDisposed;

    public IReadOnlyCollection<AccountRunner> Runners => [.. _runners.Values];

    /// <summary>Null when this node runs no such account.</summary>
    public AccountRunner? Find(AccountId id) => _runners.GetValueOrDefault(id);

    /// <summary>Whether a stored account without a runner was tried and could not be recovered.</summary>
    public bool HasFailed(AccountId id) => _failed.ContainsKey(id);

    /// <summary>
    /// Recovers every stored account that does not run yet; may be asked again at any time. One that cannot be
    /// recovered is logged and left out, the others run. Accounts at venues far away are not waited for.
    /// </summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var record in await accounts.ListAsync(cancellationToken))
            if (!_runners.ContainsKey(record.Id) && !_failed.GetValueOrDefault(record.Id))
                await TryAsync(record, () => StartAsync(record, cancellationToken), cancellationToken);
    }

    /// <summary>Creates an account and starts it, guided; answers when it has joined its venue.</summary>
    public async Task<AccountRunner> CreateAsync(AccountRecord record, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(record.Id, cancellationToken);
        await accounts.CreateAsync(record, cancellationToken);
        return await _join.JoinAsync(record, null, Admit, cancellationToken);
    }

    /// <summary>
    /// Recovers accounts whose runner had to give up; the same path as a start, and like there nobody waits for a venue
    /// far away. Those whose kill switch is thrown come first.
    /// </summary>
    public async Task RecoverDegradedAsync(CancellationToken cancellationToken)
    {
        foreach (var runner in _runners.Values.OrderByDescending(runner => runner.IsKillPressed))
            if (!runner.IsDegraded)
                runner.InsistOnKill();
            else if (IsNear(runner.Record))
                await ReplaceAsync(runner, cancellationToken);
            else
                Beside(runner.Record, () => TryReplaceAsync(runner));
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
    /// <exception cref="NotSupportedException">Its venue is far away: the market would wait for it.</exception>
    public async Task RestartAsync(AccountId id, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(id, cancellationToken);
        if (!_runners.TryGetValue(id, out var runner))
            return; // It has no runner: the next one starts from the facts anyway.
        if (!IsNear(runner.Record))
            throw new NotSupportedException($"{runner.Record.VenueCode} is far away: its accounts are not restarted");
        await using var pause = await runner.Market.PauseAsync(cancellationToken);
        _runners.TryRemove(id, out _);
        runner.Market.Unsubscribe(runner);
        await runner.DisposeAsync();
        // From here on nobody runs it: the caller's patience must not end it half way.
        await TryAsync(
            runner.Record, () => _join.JoinPausedAsync(runner.Record, runner, Admit, CancellationToken.None),
            CancellationToken.None);
    }

    /// <summary>While the market is still there: who has not joined it by now does so at the next start.</summary>
    public async Task EndJoiningAsync()
    {
        await _ending.CancelAsync();
        await Task.WhenAll(_joining.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>After the market has been stopped: what is in the mailboxes is finished.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        await EndJoiningAsync();
        foreach (var runner in _runners.Values)
        {
            runner.Market.Unsubscribe(runner);
            await runner.DisposeAsync();
        }

        _runners.Clear();
        _ending.Dispose();
    }

    private bool IsNear(AccountRecord record) => venues.TermsOf(record.VenueCode).IsInProcess;

    private void Admit(AccountRunner runner) => _runners[runner.Record.Id] = runner;

    private async Task StartAsync(AccountRecord record, CancellationToken cancellationToken)
    {
        // A market that is still being opened is no trouble: the next look finds it open.
        if (!markets.Of(record.VenueCode).IsOpen)
            return;
        if (!IsNear(record))
        {
            Beside(record, () => TryAsync(record, () => BeginAsync(record, _ending.Token), _ending.Token));
            return;
        }

        using var turn = await _turns.TakeAsync(record.Id, cancellationToken);
        await BeginAsync(record, cancellationToken);
    }

    // In the account's turn: somebody may have been faster.
    private async Task BeginAsync(AccountRecord record, CancellationToken cancellationToken)
    {
        if (!_runners.ContainsKey(record.Id))
            await _join.JoinAsync(record, null, Admit, cancellationToken);
    }

    private async Task ReplaceAsync(AccountRunner runner, CancellationToken cancellationToken)
    {
        using var turn = await _turns.TakeAsync(runner.Record.Id, cancellationToken);
        await ReplaceInTurnAsync(runner, cancellationToken);
    }

    private Task TryReplaceAsync(AccountRunner runner) =>
        TryAsync(runner.Record, () => ReplaceInTurnAsync(runner, _ending.Token), _ending.Token);

    private async Task ReplaceInTurnAsync(AccountRunner runner, CancellationToken cancellationToken)
    {
        if (_runners.GetValueOrDefault(runner.Record.Id) != runner)
            return;
        await _join.JoinAsync(runner.Record, runner, Admit, cancellationToken);
        logger.LogWarning("Account {Account} was recovered", runner.Record.Id);
    }

    // Whoever is at it already goes on: the next look comes soon.
    private void Beside(AccountRecord record, Func<Task> join)
    {
        if (_turns.TryTake(record.Id) is { } turn)
            _joining[record.Id] = Task.Run(async () =>
            {
                using (turn)
                    await join();
            });
    }

    private async Task TryAsync(AccountRecord record, Func<Task> start, CancellationToken cancellationToken)
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
        catch (Exception error)
            when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // One account's trouble must not keep the others from managing their positions.
            _failed[record.Id] = false;
            logger.LogError(error, "Account {Account} could not be recovered yet", record.Id);
        }
    }
}
