using Plimsoll.Core.Market;
using Plimsoll.Features.Accounts;
using Plimsoll.Features.Bots;
using Plimsoll.Features.Execution;
using Plimsoll.Features.Risk;
using Plimsoll.Features.Signals;

namespace Plimsoll.Features.Journal;

/// <summary>Something that happened on an account; exactly the member of its kind is there.</summary>
internal sealed record JournalEntry
{
    public required JournalKind Kind { get; init; }

    /// <summary>Unique within the kind on its account.</summary>
    public required string Id { get; init; }

    /// <summary>Event time: of a trade its end, of an order its intent.</summary>
    public required Timestamp Time { get; init; }

    public string? InstrumentId { get; init; }

    public RoundTripView? Trade { get; init; }

    public FillView? Fill { get; init; }

    public OrderView? Order { get; init; }

    public DecisionView? Decision { get; init; }

    public SignalView? Signal { get; init; }

    public AccountEventView? Event { get; init; }
}
