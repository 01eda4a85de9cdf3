using Plimsoll.Core.Market;

namespace Plimsoll.Core.Trading;

/// <summary>A venue's side of the books. Only made of answers: a list that could not be read makes no books.</summary>
public sealed record VenueBooks
{
    /// <summary>When the first of the questions was asked, by the account's clock.</summary>
    public required Timestamp AskedAt { get; init; }

    /// <summary>Orders of ours that work there.</summary>
    public required IReadOnlyList<WorkingOrder> Working { get; init; }

    /// <summary>What the account may have missed, oldest first; what it knows is recognised by its identity.</summary>
    public required IReadOnlyList<OrderReport> Reports { get; init; }

    /// <summary>One for each instrument the venue told about; instruments without one are not compared.</summary>
    public IReadOnlyList<VenueHolding> Holdings { get; init; } = [];

    /// <summary>Working orders that nobody here has sent.</summary>
    public IReadOnlyList<ForeignOrder> Foreign { get; init; } = [];
}
