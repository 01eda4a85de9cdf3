using Plimsoll.Core.Market;
using Plimsoll.Features.Execution;

namespace Plimsoll.Features.Journal;

/// <summary>Which entries are wanted: [From, To), of one instrument or of all, of one chain or of all.</summary>
internal sealed record JournalFilter(InstrumentId? Instrument, Timestamp? Since, Timestamp? Until)
{
    public DateTimeOffset From { get; } = Since?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;

    public DateTimeOffset To { get; } = Until?.ToDateTimeOffset() ?? FillCursor.First.Time;

    /// <summary>What came of this signal: itself, its verdicts, orders and fills.</summary>
    public long? Signal { get; init; }

    /// <summary>What belongs to the order of this intent: its signal, its verdict, itself and its fills.</summary>
    public long? Intent { get; init; }

    public bool IsChain => Signal is not null || Intent is not null;

    /// <summary>Every fact; otherwise those that an entry of another kind tells already are left out.</summary>
    public bool HasEveryFact { get; init; }
}
