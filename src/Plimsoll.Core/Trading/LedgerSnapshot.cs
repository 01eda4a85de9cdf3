using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>A ledger's sums, to be kept and brought back.</summary>
public sealed record LedgerSnapshot(Money Cash, Money FeesPaid, Money FundingPaid);
