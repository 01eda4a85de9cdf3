using Plimsoll.Core.Market;

namespace Plimsoll.Features.Risk;

/// <summary>One limit of an account: how much of it is used, what is left, and what it last refused.</summary>
internal sealed record LimitView
{
    /// <summary>Stable, camelCase.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required decimal Used { get; init; }

    /// <summary>Never below zero.</summary>
    public required decimal Remaining { get; init; }

    /// <summary>The hard limit, which nothing may pass.</summary>
    public required decimal Ceiling { get; init; }

    /// <summary>The limit in force: the strictest of hard and soft.</summary>
    public required decimal Limit { get; init; }

    public required LimitUnit Unit { get; init; }

    /// <summary>True where more is better and the limit is the least allowed.</summary>
    public required bool IsMinimum { get; init; }

    public Rejection? LastRejection { get; init; }

    internal sealed record Rejection(Timestamp Time, string Code);
}
