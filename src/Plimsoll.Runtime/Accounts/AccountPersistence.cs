using Microsoft.Extensions.Logging;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Accounts;

/// <summary>Writes an account's steps: every commit carries the facts and a point of the equity curve.</summary>
internal sealed class AccountPersistence(
    RecoveredAccount account, IAccountStore store, IReadOnlyList<IAccountObserver> observers, ILogger logger)
{
    private readonly TradingEngine _engine = account.Engine;
    private long _lastSequence = account.FactCount;

    /// <summary>Facts that are durable. Read by others, too.</summary>
    public long FactCount => Volatile.Read(ref _lastSequence);

    public long MarketSequence { get; set; } = account.MarketSequence;

    /// <summary>
    /// False after a restart until the market goes on: the marks are older than the last stored point of the curve.
    /// </summary>
    public bool IsAtMarket { get; set; }

    /// <summary>Makes a step durable, then tells who listens. Without facts only the equity point is written.</summary>
    public async Task CommitAsync(IReadOnlyList<AccountFact> facts, CancellationToken cancellationToken)
    {
        var id = account.Record.Id;
        var equity = IsAtMarket || IsFlat() ? _engine.EquityPoint() : null;
        var commit = new AccountCommit(id, _engine.State, facts, _lastSequence + 1, MarketSequence, equity);
        await store.CommitAsync(commit, cancellationToken);
        Volatile.Write(ref _lastSequence, _lastSequence + facts.Count);
        foreach (var observer in observers)
            Tell(observer, id, facts);
    }

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
