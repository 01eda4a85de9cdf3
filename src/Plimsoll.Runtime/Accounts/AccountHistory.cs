using Plimsoll.Core.Engine;

namespace Plimsoll.Runtime.Accounts;

/// <summary>What an account's life is read back from.</summary>
/// <param name="Facts">All facts, in order, hash chain verified.</param>
/// <param name="MarketSequence">The last market event the account had worked through.</param>
/// <param name="LastEquity">The newest point of its equity curve; null when it never had one.</param>
public sealed record AccountHistory(
    IReadOnlyList<AccountFact> Facts, long MarketSequence, AccountFact.EquityMarked? LastEquity);
