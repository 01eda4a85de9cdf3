namespace Plimsoll.Features.Accounts;

/// <summary>A point of an equity curve; the time is the account's event time.</summary>
internal sealed record EquityPoint(DateTimeOffset Time, decimal Equity);
