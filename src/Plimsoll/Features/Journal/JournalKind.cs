namespace Plimsoll.Features.Journal;

/// <summary>What an entry of the journal is about; at the same moment entries stand in this order.</summary>
internal enum JournalKind
{
    Trade,
    Fill,
    Order,
    Decision,
    Signal,
    Event,
}
