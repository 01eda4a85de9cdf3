using Plimsoll.Core.Market;
using Plimsoll.Features.Execution;

namespace Plimsoll.Features.Journal;

/// <summary>Which entries are wanted: [From, To), of one instrument or of all.</summary>
internal sealed record JournalFilter(InstrumentId? Instrument, Timestamp? Since, Timestamp? Until)
{
    public DateTimeOffset From { get; } = Since?.ToDateTimeOffset() ?? DateTimeOffset.UnixEpoch;

    public DateTimeOffset To { get; } = Until?.ToDateTimeOffset() ?? FillCursor.First.Time;
}
