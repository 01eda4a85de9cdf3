using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Core.Engine;

/// <summary>The books of one run, to be kept and brought back.</summary>
public sealed record RunSnapshot
{
    public required RunConfiguration Configuration { get; init; }

    public bool IsActive { get; init; }

    public string? DisabledReason { get; init; }

    public int Wins { get; init; }

    public int Losses { get; init; }

    public int ConsecutiveLosses { get; init; }

    public Money RealisedPnl { get; init; }

    public Money DailyPnl { get; init; }

    public Timestamp LastEndAt { get; init; }

    public RunOutcome LastOutcome { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Closed> Recent { get; init; } = [];

    public sealed record Closed(Timestamp At, decimal NetPnl);
}
