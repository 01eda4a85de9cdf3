using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Features.Data;

/// <summary>Ticks that were recorded or imported together, by name.</summary>
internal sealed record SessionAnswer
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required TickSessionKind Kind { get; init; }

    public required IReadOnlyList<string> Instruments { get; init; }

    public required IReadOnlyList<TickDataType> DataTypes { get; init; }

    public int? DurationSeconds { get; init; }

    public required int FlushSeconds { get; init; }

    public required TickSessionStatus Status { get; init; }

    /// <summary>Name of the file or the feed that it comes from.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset StartTime { get; init; }

    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Why it ended, as a stable code; null when it ended as it was meant to.</summary>
    public string? EndReason { get; init; }

    public required long RecordsCollected { get; init; }

    public required long PricesCount { get; init; }

    public required long OrderbookCount { get; init; }

    /// <summary>Times of which something is known to be missing.</summary>
    public required int Gaps { get; init; }

    /// <summary>Times in which nothing could be heard and of which everything came afterwards.</summary>
    public required int FilledGaps { get; init; }

    /// <summary>What it takes in the database.</summary>
    public required long Bytes { get; init; }

    /// <summary>Time of the earliest tick.</summary>
    public Timestamp? FirstTick { get; init; }

    /// <summary>Time of the latest tick.</summary>
    public Timestamp? LastTick { get; init; }

    public required bool IsBuiltIn { get; init; }

    public static SessionAnswer From(TickSession session) => new()
    {
        Id = session.Id,
        Name = session.Name,
        Kind = session.Kind,
        Instruments = [.. session.Instruments.Select(one => one.Value)],
        DataTypes = session.DataTypes,
        DurationSeconds = session.DurationSeconds,
        FlushSeconds = session.FlushSeconds,
        Status = session.Status,
        Source = session.Source,
        StartTime = session.StartTime,
        EndTime = session.EndTime,
        EndReason = session.EndReason,
        RecordsCollected = session.RecordsCollected,
        PricesCount = session.PricesCount,
        OrderbookCount = session.OrderbookCount,
        Gaps = session.Gaps.Count(gap => !gap.IsFilled),
        FilledGaps = session.Gaps.Count(gap => gap.IsFilled),
        Bytes = session.Bytes,
        FirstTick = session.FirstTick,
        LastTick = session.LastTick,
        IsBuiltIn = session.UserId is null,
    };
}
