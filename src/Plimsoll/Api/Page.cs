namespace Plimsoll.Api;

/// <summary>One page of a list, in the stable order (time, id).</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor, long? Total = null)
{
    /// <summary>Cuts rows that were read with one more than asked for, which tells whether more follow.</summary>
    public static Page<T> Cut(IReadOnlyList<T> rows, int size, Func<T, string> sortKey) =>
        rows.Count <= size
            ? new Page<T>(rows, null)
            : new Page<T>([.. rows.Take(size)], PageRequest.CursorAfter(sortKey(rows[size - 1])));
}
