using Plimsoll.Core.Engine;
using Plimsoll.Runtime.Accounts.Tape;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Accounts;

/// <summary>An account put back together from its facts, before it is compared with its venue.</summary>
internal sealed record RecoveredAccount(
    AccountRecord Record,
    TradingEngine Engine,
    IReadOnlyList<RunFeed> Feeds,
    long FactCount,
    long MarketSequence)
{
    /// <summary>Null where it is put back together to look at it only.</summary>
    public AccountTape? Tape { get; init; }

    /// <summary>The last fact of the snapshot it was made of; 0 where it was made of all its facts.</summary>
    public long SnapshotAt { get; init; }

    /// <summary>The account's kill switch as it is thrown in memory.</summary>
    public KillLatch Kill { get; init; } = new();
}
