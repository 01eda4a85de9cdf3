using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Accounts.Rows;

/// <summary>A strategy that a user has set up on an account; it lives in runs.</summary>
public sealed class BotRow
{
    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    public Guid AccountId { get; init; }

    public required string Name { get; set; }

    public required string StrategyName { get; init; }

    /// <summary>JSON object of texts.</summary>
    public required string Parameters { get; set; }

    public InstrumentId InstrumentId { get; set; }

    public Timeframe Timeframe { get; set; }

    /// <summary>A sizing rule as JSON.</summary>
    public required string Sizing { get; set; }

    /// <summary>Notional ÷ own margin of its entries; 1 borrows nothing.</summary>
    public decimal Leverage { get; set; } = 1m;

    /// <summary>first_wins or net: what becomes of its entry against the position of another bot.</summary>
    public string OppositeEntries { get; set; } = "first_wins";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }
}
