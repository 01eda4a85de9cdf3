using System.Collections.Concurrent;

namespace Plimsoll.Venues.Binance;

/// <summary>
/// Whose order a number of the venue is: lists of fills name the number only. The newest are kept; what was dropped is
/// asked of the venue again.
/// </summary>
internal sealed class OrderNumbers
{
    // Some days of orders, ours and others'.
    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, long?> _intents = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>False: nobody knows. A null intent is an order that is not ours.</summary>
    public bool TryFind(string number, out long? intent) => _intents.TryGetValue(number, out intent);

    public void Keep(string number, long? intent)
    {
        if (!_intents.TryAdd(number, intent))
            return;
        _order.Enqueue(number);
        if (_intents.Count > MostKept && _order.TryDequeue(out var oldest))
            _intents.TryRemove(oldest, out _);
    }
}
