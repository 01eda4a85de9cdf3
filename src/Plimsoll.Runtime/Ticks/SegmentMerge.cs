using System.Runtime.CompilerServices;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>
/// Segments that come by their earliest time become ticks in total order. Only those that overlap in time are unpacked
/// together.
/// </summary>
public static class SegmentMerge
{
    // Half a MiB each: of 50 instruments two kinds, and as many that hold late ticks.
    private const int MostOpen = 256;

    /// <exception cref="TickSegmentException">A segment cannot be read, and the query does not skip it.</exception>
    public static async IAsyncEnumerable<TickRun> OfAsync(
        TickQuery query,
        IAsyncEnumerable<StoredSegment> segments,
        [EnumeratorCancellation] CancellationToken stop)
    {
        var ranks = RanksOf(query.Instruments);
        var open = new PriorityQueue<SegmentCursor, TickKey>();
        SegmentCursor? current = null;
        await using var coming = segments.GetAsyncEnumerator(stop);
        var isMore = await coming.MoveNextAsync();
        try
        {
            while (true)
            {
                // One that begins by the earliest tick that is known may hold an earlier one.
                for (; isMore && IsDue(open, coming.Current); isMore = await coming.MoveNextAsync())
                    Open(query, coming.Current, ranks, open);
                if (!open.TryDequeue(out current, out _))
                    yield break;
                var until = isMore ? coming.Current.Range.FirstTime : Timestamp.MaxValue;
                yield return current.Take(open.TryPeek(out _, out var next) ? next : TickKey.Last, until);
                if (current.IsAtEnd)
                    current.Dispose();
                else
                    open.Enqueue(current, current.Key);
                current = null;
            }
        }
        finally
        {
            current?.Dispose();
            foreach (var (cursor, _) in open.UnorderedItems)
                cursor.Dispose();
        }
    }

    private static bool IsDue(PriorityQueue<SegmentCursor, TickKey> open, StoredSegment segment) =>
        !open.TryPeek(out _, out var first) || segment.Range.FirstTime <= first.Time;

    private static void Open(
        TickQuery query, StoredSegment segment, int[] ranks, PriorityQueue<SegmentCursor, TickKey> open)
    {
        if (open.Count >= MostOpen)
            throw new TickSegmentException(
                TickSegmentException.Disordered,
                $"More than {MostOpen} segments overlap at {segment.Range.FirstTime}.");
        try
        {
            var cursor = SegmentCursor.Open(segment, (2 * ranks[segment.Slot]) + KindOrder(segment.Range.Kind), query);
            if (cursor.IsAtEnd)
                cursor.Dispose();
            else
                open.Enqueue(cursor, cursor.Key);
        }
        catch (TickSegmentException bad) when (query.SkipDamaged is not null)
        {
            query.SkipDamaged(bad);
        }
    }

    private static int KindOrder(TickKind kind) => kind == TickKind.Quote ? 0 : 1;

    // Place of each slot's instrument among the ids in ordinal order.
    private static int[] RanksOf(IReadOnlyList<InstrumentId> instruments)
    {
        string[] sorted = [.. instruments.Select(one => one.Value).Order(StringComparer.Ordinal)];
        return [.. instruments.Select(one => Array.IndexOf(sorted, one.Value))];
    }
}
