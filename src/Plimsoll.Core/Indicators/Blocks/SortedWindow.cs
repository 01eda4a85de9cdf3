namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// The last n values in ascending order, for medians and ranks: O(log n) to find a place, and a move of memory to
/// make room. NaN is not taken in.
/// </summary>
internal struct SortedWindow(int length)
{
    private readonly double[] _sorted = new double[length];
    private Window _window = new(length);
    private int _count;

    public readonly bool IsFull => _window.IsFull;

    /// <summary>The middle value, or the mean of the two middle ones; NaN until full.</summary>
    public readonly double Median => !IsFull ? double.NaN
        : (_sorted[(_sorted.Length - 1) / 2] + _sorted[_sorted.Length / 2]) / 2;

    /// <summary>How many of the values are less than this one.</summary>
    public readonly int CountBelow(double value)
    {
        var (low, high) = (0, _count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Takes a value in; true when the window is full and the value counts.</summary>
    public bool Add(double value)
    {
        if (double.IsNaN(value))
            return false;
        if (IsFull)
        {
            var place = CountBelow(_window[0]);
            Array.Copy(_sorted, place + 1, _sorted, place, --_count - place);
        }

        var room = CountBelow(value);
        Array.Copy(_sorted, room, _sorted, room + 1, _count++ - room);
        _sorted[room] = value;
        return _window.Add(value);
    }
}
