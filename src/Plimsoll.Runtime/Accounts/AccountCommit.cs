using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Accounts;

/// <summary>One step of an account, to be stored whole or not at all.</summary>
/// <param name="State">The account after these facts, for the current-state tables.</param>
/// <param name="FirstSequence">Number of the first fact in the account's log; the store refuses a hole.</param>
/// <param name="MarketSequence">The last market event this account has worked through.</param>
/// <param name="Equity">Points of the equity curve since the last commit, one a time, ascending.</param>
public sealed record AccountCommit(
    AccountId Account,
    AccountState State,
    IReadOnlyList<AccountFact> Facts,
    long FirstSequence,
    long MarketSequence,
    IReadOnlyList<AccountFact.EquityMarked> Equity)
{
    /// <summary>All that the account has heard since the last commit; the facts came of it.</summary>
    public byte[] Inputs { get; init; } = [];
}
