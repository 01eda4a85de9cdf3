using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>From what prices alone would have earned to the rest: gross − fees − slippage − funding = net.</summary>
public sealed record CostBridge(Money Gross, Money Fees, Money Slippage, Money Funding, Money Net);
