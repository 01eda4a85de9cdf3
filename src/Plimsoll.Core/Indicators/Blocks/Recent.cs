namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>The newest things of a kind, oldest first, in a ring; the oldest goes when there is no room.</summary>
internal struct Recent<T>(int capacity)
    where T : struct
{
    private readonly T[] _ring = new T[capacity];
    private int _first;

    public int Count { get; private set; }

    public readonly ref T this[int index]
    {
        get
        {
            var place = _first + index;
            return ref _ring[place < _ring.Length ? place : place - _ring.Length];
        }
    }

    public void Add(in T item)
    {
        if (Count == _ring.Length)
            RemoveOldest();
        Count++;
        this[Count - 1] = item;
    }

    public void RemoveOldest()
    {
        _first = _first + 1 == _ring.Length ? 0 : _first + 1;
        Count--;
    }
}
