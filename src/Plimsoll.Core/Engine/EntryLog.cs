using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Approved entries of the last day: what the entry limits count. An entry that ends without any fill is taken out
/// again. Bounded by the entries-per-day limit, since older ones are dropped.
/// </summary>
public sealed class EntryLog
{
    // The longest trading day: 24 hours and the one that clocks put back in autumn, and one to spare.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(26);
    private readonly List<Entry> _entries = [];

    private readonly record struct Entry(Timestamp Time, long IntentNumber, RunId RunId);

    /// <summary>Counts an entry once, however often it is told.</summary>
    public void Add(Timestamp time, long intentNumber, RunId run)
    {
        var place = _entries.Count;
        for (var index = 0; index < _entries.Count; index++)
            if (_entries[index].IntentNumber == intentNumber)
                return;
        while (place > 0 && _entries[place - 1].Time > time)
            place--;
        _entries.Insert(place, new Entry(time, intentNumber, run));
        while (_entries[0].Time <= time - Kept)
            _entries.RemoveAt(0);
    }

    internal IReadOnlyList<AccountSnapshot.Entry> Capture() =>
        [.. _entries.Select(one => new AccountSnapshot.Entry(one.Time, one.IntentNumber, one.RunId))];

    internal void Restore(IEnumerable<AccountSnapshot.Entry> kept) =>
        _entries.AddRange(kept.Select(one => new Entry(one.Time, one.IntentNumber, one.RunId)));

    public void Remove(long intentNumber)
    {
        for (var index = _entries.Count - 1; index >= 0; index--)
            if (_entries[index].IntentNumber == intentNumber)
                _entries.RemoveAt(index);
    }

    public int Since(Timestamp time)
    {
        var count = 0;
        for (var index = _entries.Count - 1; index >= 0 && _entries[index].Time >= time; index--)
            count++;
        return count;
    }

    public int Since(Timestamp time, RunId run)
    {
        var count = 0;
        for (var index = _entries.Count - 1; index >= 0 && _entries[index].Time >= time; index--)
            if (_entries[index].RunId == run)
                count++;
        return count;
    }
}
