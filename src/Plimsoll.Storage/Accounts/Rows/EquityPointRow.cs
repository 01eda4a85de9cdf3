namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>A point of an equity curve.</summary>
public sealed class EquityPointRow
{
    public Guid AccountId { get; init; }

    /// <summary>Event time.</summary>
    public DateTimeOffset Time { get; init; }

    public decimal Equity { get; init; }
}
