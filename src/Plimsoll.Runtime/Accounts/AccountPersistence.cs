using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Accounts;

/// <summary>
/// Writes an account's steps: every commit carries the facts and a point of the equity curve. A point without facts waits
/// for the next step that has some, or until there is nothing better to do.
/// </summary>
internal sealed class AccountPersistence(
    RecoveredAccount account, IAccountStore store, IReadOnlyList<IAccountObserver> observers, TimeProvider time,
    ILogger logger)
{
    // Where many bars end at once, what need not hurry stays out of the way of the orders that come of them.
    private static readonly TimeSpan LeastPatience = TimeSpan.FromMilliseconds(250);

    // An account that is behind the market must not keep a curve in memory.
    private const int MostPoints = 100;
    private const int MostInputs = 20_000;

    // Little enough to be no burden to the commit of an order that comes next: with 2,000 it waited twice as long.
    private const int EnoughInputs = 250;

    private readonly TradingEngine _engine = account.Engine;
    private readonly List<AccountFact.EquityMarked> _points = [];
    private readonly TimeSpan _patience = LeastPatience + TimeSpan.FromMilliseconds(Turn(account.Record.Id));
    private bool _isMarked;
    private long? _dueSince;
    private long _lastSequence = account.FactCount;

    /// <summary>Facts that are durable. Read by others, too.</summary>
    public long FactCount => Volatile.Read(ref _lastSequence);

    public long MarketSequence { get; set; } = account.MarketSequence;

    /// <summary>
    /// False after a restart until the market goes on: the marks are older than the last stored point of the curve.
    /// </summary>
    public bool IsAtMarket { get; set; }

    /// <summary>There is something that no commit has carried yet and that need not hurry.</summary>
    private bool IsDue => _isMarked || account.Tape?.Count >= EnoughInputs;

    /// <summary>So much of it that it must not wait any longer.</summary>
    public bool IsFull => _points.Count >= MostPoints || account.Tape?.Count >= MostInputs;

    /// <summary>It has waited long enough for a moment with nothing better to do.</summary>
    public bool IsRipe()
    {
        if (!IsDue)
            return false;
        _dueSince ??= time.GetTimestamp();
        return time.GetElapsedTime(_dueSince.Value) >= _patience;
    }

    /// <summary>A point of the equity curve, for the next commit.</summary>
    public void Mark()
    {
        _isMarked = true;
        if (!IsAtMarket && !IsFlat())
            return;
        var point = _engine.EquityPoint();
        if (_points is [.., var last] && last.Time == point.Time)
            _points[^1] = point;
        else
            _points.Add(point);
    }

    /// <summary>Makes a step durable with what has waited for it, then tells who listens.</summary>
    public Task CommitAsync(IReadOnlyList<AccountFact> facts, CancellationToken cancellationToken)
    {
        Mark();
        return WriteAsync(facts, cancellationToken);
    }

    /// <summary>Makes durable what has waited for a commit.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) =>
        IsDue ? WriteAsync([], cancellationToken) : Task.CompletedTask;

    private async Task WriteAsync(IReadOnlyList<AccountFact> facts, CancellationToken cancellationToken)
    {
        var id = account.Record.Id;
        var commit = new AccountCommit(id, _engine.State, facts, _lastSequence + 1, MarketSequence, [.. _points])
        {
            Inputs = account.Tape?.Take() ?? [],
        };
        await store.CommitAsync(commit, cancellationToken);
        Volatile.Write(ref _lastSequence, _lastSequence + facts.Count);
        _isMarked = false;
        _dueSince = null;
        _points.Clear();
        foreach (var observer in observers)
            Tell(observer, id, facts);
    }

    // Accounts of one market do not all write at the same moment.
    private static int Turn(AccountId id) => id.Value.ToByteArray()[^1];

    private bool IsFlat()
    {
        foreach (var position in _engine.State.Positions)
            if (!position.IsFlat)
                return false;
        return true;
    }

    private void Tell(IAccountObserver observer, AccountId id, IReadOnlyList<AccountFact> facts)
    {
        try
        {
            observer.OnCommitted(id, _engine.State, facts);
        }
        catch (Exception error)
        {
            // What is durable is durable; who only listens cannot stop an account.
            logger.LogError(error, "{Observer} failed to hear of account {Account}", observer.GetType().Name, id);
        }
    }
}
