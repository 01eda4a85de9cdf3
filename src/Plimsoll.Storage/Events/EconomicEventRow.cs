using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Events;

/// <summary>An economic event of a user's calendar.</summary>
public sealed record EconomicEventRow
{
    /// <summary>Two of one user never have the same source, time, currency and title.</summary>
    public const string IdentityIndex = "economic_events_identity";

    public Guid Id { get; init; }

    public Guid UserId { get; init; }

    /// <summary>Whose calendar it stands in.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>Three capital letters.</summary>
    public required string Currency { get; init; }

    public required string Title { get; init; }

    public required EventImpact Impact { get; init; }

    public string? Forecast { get; init; }

    public string? Previous { get; init; }

    public string? Actual { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }
}
