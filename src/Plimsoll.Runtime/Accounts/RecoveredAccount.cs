using Plimsoll.Core.Engine;
using Plimsoll.Runtime.Markets;

namespace Plimsoll.Runtime.Accounts;

/// <summary>An account put back together from its facts, before it is compared with its venue.</summary>
internal sealed record RecoveredAccount(
    AccountRecord Record,
    TradingEngine Engine,
    IReadOnlyList<RunFeed> Feeds,
    long FactCount,
    long MarketSequence);
