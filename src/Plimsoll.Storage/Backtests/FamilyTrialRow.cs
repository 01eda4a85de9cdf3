using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Backtests;

/// <summary>One set of parameters that a family was tried with.</summary>
public sealed class FamilyTrialRow
{
    public Guid UserId { get; init; }

    public required string Strategy { get; init; }

    public InstrumentId InstrumentId { get; init; }

    public Timeframe Timeframe { get; init; }

    /// <summary>Hash of the strategy's version and parameters.</summary>
    public required string Candidate { get; init; }

    /// <summary>Of its last run, not annualized; null where undefined.</summary>
    public double? Sharpe { get; init; }

    public DateTimeOffset LastRunAt { get; init; }
}
