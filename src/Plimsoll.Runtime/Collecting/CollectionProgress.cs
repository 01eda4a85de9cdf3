using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Collecting;

/// <summary>How a session stands that records.</summary>
public sealed record CollectionProgress
{
    public required Guid SessionId { get; init; }

    public required TickSessionStatus Status { get; init; }

    /// <summary>Why it ended, as a stable code; null while it goes on, or when it ended as it was meant to.</summary>
    public string? EndReason { get; init; }

    /// <summary>Trades that are durable.</summary>
    public required long Stored { get; init; }

    /// <summary>Trades that were taken and are not durable yet.</summary>
    public required int Waiting { get; init; }

    /// <summary>Of all that were taken since the program began, those read from the venue's history.</summary>
    public required long FilledIn { get; init; }

    /// <summary>Trades a second since the last time.</summary>
    public required double RatePerSecond { get; init; }

    /// <summary>Time of the last trade, as its venue has it.</summary>
    public Timestamp? LastTick { get; init; }

    /// <summary>How long after that time it came; null where the market has a time of its own.</summary>
    public double? LagSeconds { get; init; }

    /// <summary>Times of which something is missing.</summary>
    public required int Gaps { get; init; }

    /// <summary>What keeps a venue from telling; null when all is well.</summary>
    public string? Trouble { get; init; }

    /// <summary>Whether the disk is nearly full.</summary>
    public required bool IsDiskLow { get; init; }
}
