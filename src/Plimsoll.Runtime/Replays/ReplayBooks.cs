using Plimsoll.Core.Engine;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Replays;

/// <summary>What is kept of a replayed account.</summary>
/// <param name="Counts">Of all its life.</param>
/// <param name="Hash">Of its log's chain, SHA-256 in lower-case hex: equal where every fact is.</param>
/// <param name="Fills">The newest, oldest first.</param>
/// <param name="Decisions">The newest verdicts of the risk gate, oldest first.</param>
/// <param name="Equity">Its curve, thinned out where it is long; the last point is the newest.</param>
public sealed record ReplayBooks(
    ReplayCounts Counts, string Hash, IReadOnlyList<Fill> Fills, IReadOnlyList<RiskDecision> Decisions,
    IReadOnlyList<AccountFact.EquityMarked> Equity);
