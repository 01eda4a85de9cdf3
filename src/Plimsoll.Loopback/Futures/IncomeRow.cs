namespace Plimsoll.Loopback.Futures;

/// <summary>Why the balance changed.</summary>
/// <param name="Type">As the venue names it: COMMISSION, REALIZED_PNL, FUNDING_FEE …</param>
internal sealed record IncomeRow(long Id, string Symbol, string Type, decimal Amount, long Time, string TradeId);
