using Plimsoll.Core.Market;

namespace Plimsoll.Features.Execution;

/// <summary>An order with everything that happened to it.</summary>
internal sealed record OrderLife
{
    public required OrderView Order { get; init; }

    /// <summary>The venue's own id; absent until it has told one.</summary>
    public string? VenueOrderId { get; init; }

    public required decimal Fees { get; init; }

    /// <summary>When the venue is asked about it next; absent while there is no doubt.</summary>
    public Timestamp? NextQuestionAt { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<OrderStep> Steps { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<FillView> Fills { get; init; }
}
