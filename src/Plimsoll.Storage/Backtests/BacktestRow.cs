using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Backtests;

/// <summary>A backtest that a user asked for, and its report when it has one.</summary>
public sealed class BacktestRow
{
    public Guid Id { get; init; }

    /// <summary>Given by the database, ascending.</summary>
    public long Number { get; init; }

    public Guid UserId { get; init; }

    /// <summary>One of <see cref="BacktestStatus"/>.</summary>
    public required string Status { get; set; }

    /// <summary>The request as JSON.</summary>
    public required string Request { get; init; }

    public required string Strategy { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public Timeframe Timeframe { get; init; }

    /// <summary>Name of the dataset, or the synthetic market's seed.</summary>
    public required string Source { get; init; }

    /// <summary>How often the program has begun it without ending it in good order.</summary>
    public int Attempts { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public string? ErrorCode { get; set; }

    public string? ErrorText { get; set; }

    public string? Verdict { get; set; }

    public double? TotalReturn { get; set; }

    public double? MaxDrawdown { get; set; }

    public double? SharpeRatio { get; set; }

    public decimal? NetProfit { get; set; }

    public int? TotalTrades { get; set; }

    public string? ResultHash { get; set; }

    /// <summary>The whole report as JSON.</summary>
    public string? Report { get; set; }

    /// <summary>What was compared bar by bar, packed; bounded by what a run keeps.</summary>
    public byte[]? Evaluations { get; set; }

    /// <summary>Deleted ones are kept, but nobody sees them.</summary>
    public DateTimeOffset? DeletedAt { get; set; }
}
