using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Accounts;

/// <summary>
/// The one writer of one account: market events, commands and the venue's reports come through its mailbox and are
/// worked off in order. Each step is intent (facts committed), effect (venue), outcome (reports, committed).
/// </summary>
public sealed class AccountRunner : IMarketConsumer, IAsyncDisposable
{
    // A feed that is a thousand events ahead of an account must wait for it: nothing is dropped.
    private const int MailboxCapacity = 1_000;

    // Who stops an account does not wait for a database that hangs; an honest one has answered long before.
    private static readonly TimeSpan KillPatience = TimeSpan.FromSeconds(2);

    // Several minutes of the busiest market: recovery is tried every second, and beyond that it starts from now.
    private const int MissedKept = 100_000;

    private readonly Channel<Func<Task>> _mailbox = Channel.CreateBounded<Func<Task>>(MailboxCapacity);
    private readonly CancellationTokenSource _stopping = new();
    private readonly AccountPersistence _persistence;
    private readonly MarketIntake _intake;
    private readonly IVenueLine _line;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Task _working;
    private readonly List<MarketEvent> _missed = [];
    private Timestamp _lastEquityPoint = Timestamp.MinValue;
    private volatile bool _hasJoined;

    internal AccountRunner(
        RecoveredAccount account, AccountPersistence persistence, IMarketHost market, IVenue venue, TimeProvider time,
        ILogger logger)
    {
        Record = account.Record;
        SnapshotAt = account.SnapshotAt;
        Market = market;
        Engine = account.Engine;
        Kill = account.Kill;
        KillState = account.Engine.State.Kill;
        _persistence = persistence;
        _time = time;
        _logger = logger;
        _intake = new MarketIntake(account);
        _line = LineTo(venue);
        _working = Task.Run(WorkAsync);
    }

    public AccountRecord Record { get; }

    /// <summary>Facts that are durable.</summary>
    internal long FactCount => _persistence.FactCount;

    /// <summary>The last fact of the snapshot it was brought back from.</summary>
    internal long SnapshotAt { get; }

    /// <summary>What it lives on.</summary>
    public IMarketHost Market { get; }

    /// <summary>Touched only inside the mailbox; everybody else asks through <see cref="ExecuteAsync{T}"/>.</summary>
    internal TradingEngine Engine { get; }

    /// <summary>Event time of the last comparison with the venue.</summary>
    public Timestamp LastReconciledAt { get; internal set; } = Timestamp.MinValue;

    /// <summary>Set when a step failed: no new orders until the program has recovered the account.</summary>
    public bool IsDegraded { get; private set; }

    /// <summary>The kill switch as it is thrown in memory; the same for all runners of the account.</summary>
    internal KillLatch Kill { get; }

    /// <summary>Somebody has thrown the kill switch, and the halt is not durable yet: nothing adds risk meanwhile.</summary>
    public bool IsKillPressed => Kill.IsPressed;

    /// <summary>How far the kill switch has come, as far as that is durable.</summary>
    public KillState KillState { get; private set; }

    /// <summary>Market events that came while it was degraded, the one it failed at first.</summary>
    internal IReadOnlyList<MarketEvent> Missed => _missed;

    /// <summary>False until it has worked through what its predecessor missed.</summary>
    internal bool HasCaughtUp { get; set; } = true;

    /// <summary>After the account has joined its venue: the first steps of its life are its own.</summary>
    internal void Begin()
    {
        _line.Begin();
        _hasJoined = true;
    }

    public ValueTask OnMarketAsync(MarketEvent market, CancellationToken cancellationToken) =>
        _mailbox.Writer.WriteAsync(() => TakeMarketAsync(market), cancellationToken);

    /// <summary>A degraded account counts as worked through: it takes no part until it has been recovered.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync(() => FlushAsync(answer), cancellationToken);
        await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Looks at the account from inside its mailbox; must change nothing.</summary>
    /// <exception cref="AccountUnavailableException">The account is being stopped or put back together.</exception>
    public async Task<T> ReadAsync<T>(Func<AccountSession, T> look, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync(() => Look(look, answer), cancellationToken);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Runs a command in the mailbox and settles what it caused before answering.</summary>
    /// <exception cref="AccountUnavailableException">The step could not be made durable; nothing was done.</exception>
    public async Task<T> ExecuteAsync<T>(Func<AccountSession, T> command, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        await PostAsync(() => RunCommandAsync(command, answer), cancellationToken);
        return await answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Throws the kill switch: nothing that adds risk leaves from here on. The halt is made durable and everything is
    /// flattened as soon as that can be, before anything else.
    /// </summary>
    /// <returns>Whether it is durable; else the account, or its successor, does it once the database is back.</returns>
    public async Task<bool> KillAsync(string actor, CancellationToken cancellationToken)
    {
        Kill.Press(actor);
        try
        {
            await ReadAsync(_ => true, cancellationToken).WaitAsync(KillPatience, _time, cancellationToken);
        }
        catch (TimeoutException late)
        {
            _logger.LogWarning(late, "The kill switch of account {Account} is not durable yet", Record.Id);
        }
        catch (AccountUnavailableException gone)
        {
            // Its successor finds the latch.
            _logger.LogWarning(gone, "The kill switch of account {Account} is left to its successor", Record.Id);
        }

        return !Kill.IsPressed;
    }

    /// <summary>
    /// Gives a kill switch that is thrown a step to be carried out in, if none comes by itself: it was thrown while this
    /// runner took over.
    /// </summary>
    internal void InsistOnKill()
    {
        if (Kill.IsPressed)
            _mailbox.Writer.TryWrite(() => Task.CompletedTask);
    }

    /// <summary>Stops taking work, finishes what is in the mailbox, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        if (!_mailbox.Writer.TryComplete())
            return;
        await _working;
        await _stopping.CancelAsync();
        _stopping.Dispose();
    }

    private async Task PostAsync(Func<Task> step, CancellationToken cancellationToken)
    {
        try
        {
            await _mailbox.Writer.WriteAsync(step, cancellationToken);
        }
        catch (ChannelClosedException closed)
        {
            throw new AccountUnavailableException("The account is being stopped; nothing was done", closed);
        }
    }

    private async Task WorkAsync()
    {
        await foreach (var step in _mailbox.Reader.ReadAllAsync())
        {
            await GuardAsync(TakeKillAsync);
            await GuardAsync(step);
            await GuardAsync(RestAsync);
        }
    }

    private async Task GuardAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception error)
        {
            // The mailbox is the boundary: this account stops trading, the others and the host go on.
            IsDegraded = Engine.IsDegraded = true;
            _logger.LogCritical(error, "Account {Account} is degraded: a step failed", Record.Id);
        }
    }

    // Before anything else that waits. An account that is being put together takes it with its venue's books.
    private async Task TakeKillAsync()
    {
        if (!_hasJoined || IsDegraded || Kill.Actor is not { } actor)
            return;
        Engine.Kill(actor);
        await SettleAsync();
        Kill.Settle();
    }

    // What need not hurry is written when nothing waits, so that no order waits for it.
    private Task RestAsync() => !IsDegraded
        && (_persistence.IsFull || (!_mailbox.Reader.TryPeek(out _) && _persistence.IsRipe()))
        ? _persistence.FlushAsync(_stopping.Token)
        : Task.CompletedTask;

    private async Task FlushAsync(TaskCompletionSource answer)
    {
        try
        {
            if (!IsDegraded)
                await _persistence.FlushAsync(_stopping.Token);
        }
        finally
        {
            answer.SetResult();
        }
    }

    private AccountSession Session() => new(Engine, _intake, IsDegraded) { IsKillPressed = Kill.IsPressed };

    private Task Look<T>(Func<AccountSession, T> look, TaskCompletionSource<T> answer)
    {
        try
        {
            answer.SetResult(look(Session()));
        }
        catch (Exception error)
        {
            // The asker gets it; a look that fails has changed nothing, so the account goes on.
            answer.SetException(error);
        }

        return Task.CompletedTask;
    }

    private async Task RunCommandAsync<T>(Func<AccountSession, T> command, TaskCompletionSource<T> answer)
    {
        if (IsDegraded)
        {
            answer.SetException(new AccountUnavailableException("The account is being recovered; nothing was done"));
            return;
        }

        try
        {
            var result = command(Session());
            await SettleAsync();
            answer.SetResult(result);
        }
        catch (Exception error)
        {
            answer.SetException(new AccountUnavailableException("The account could not take the command", error));
            throw;
        }
    }

    private async Task TakeMarketAsync(MarketEvent market)
    {
        if (IsDegraded)
        {
            Miss(market);
            return;
        }

        try
        {
            await WorkThroughAsync(market);
        }
        catch
        {
            Miss(market);
            throw;
        }
    }

    private void Miss(MarketEvent market)
    {
        if (_missed.Count < MissedKept)
            _missed.Add(market);
    }

    private async Task WorkThroughAsync(MarketEvent market)
    {
        await _line.OnMarketAsync(market, _stopping.Token);
        var isNew = market.Sequence > _intake.Sequence;
        _intake.Take(market);
        _persistence.MarketSequence = _intake.Sequence;
        _persistence.IsAtMarket |= isNew;
        await _line.TakeReportsAsync(_stopping.Token);
        if (isNew && IsNewMinute(market))
            _persistence.Mark();
        await SettleAsync();
    }

    // One point a minute, whatever the number of instruments.
    private bool IsNewMinute(MarketEvent market)
    {
        if (market is not MarketEvent.BarClosed closed || closed.Bar.OpenTime <= _lastEquityPoint)
            return false;
        _lastEquityPoint = closed.Bar.OpenTime;
        return true;
    }

    /// <summary>Facts first, then effects, then the venue's word, until nothing is left to say.</summary>
    private async Task SettleAsync()
    {
        await _line.TakeReportsAsync(_stopping.Token);
        while (!Engine.Outbox.IsEmpty)
        {
            var (facts, effects) = Engine.Outbox.Take();
            await _persistence.CommitAsync(facts, _stopping.Token);
            KillState = Engine.State.Kill;
            foreach (var effect in effects)
                await PerformAsync(effect);
            await _line.TakeReportsAsync(_stopping.Token);
        }
    }

    // The kill switch may have been thrown while the step was being written down: what adds risk stays here, and its
    // bytes have not left. What reduces goes on; the next step flattens.
    private ValueTask PerformAsync(VenueEffect effect)
    {
        if (!Kill.IsPressed || effect is not VenueEffect.Submit { Order.Ticket: { IsEntry: true } entry })
            return _line.PerformAsync(effect, _stopping.Token);
        Engine.OnReport(new OrderReport.Refused(
            entry.IntentNumber, Engine.Clock, "risk.halted", "The kill switch was thrown before it was sent"));
        return ValueTask.CompletedTask;
    }

    private IVenueLine LineTo(IVenue venue) => venue switch
    {
        IMarketDrivenVenue local => new LocalLine(local, Engine),
        IRemoteVenue remote => new RemoteLine(remote, new RemoteLineOptions(PostStepAsync, _time, _logger)),
        _ => throw new NotSupportedException($"venue {venue.Code} is neither in this process nor remote"),
    };

    // What a venue answers to an account that is being put back together is found again by its successor.
    private Task PostStepAsync(Action<TradingEngine> step) => PostAsync(
        async () =>
        {
            if (IsDegraded)
                return;
            Engine.OnTime(Timestamp.From(_time.GetUtcNow()));
            step(Engine);
            await SettleAsync();
        },
        CancellationToken.None);
}
