using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>Trades that share a property.</summary>
public sealed record TradeGroup(string Key, int Trades, int Wins, Money NetPnl);
