using System.Runtime.InteropServices;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Orders of the account by intent number: all that may still work, and the newest ended ones, because ended orders
/// still take late fills (older ones are found again in the store).
/// </summary>
public sealed class OrderBookOfAccount
{
    // Late reports come within minutes; a thousand ended orders are days of trading under the entry limits.
    private const int EndedKept = 1_000;
    private readonly Dictionary<long, Order> _orders = [];
    private readonly List<Order> _open = [];
    private readonly Queue<long> _ended = [];
    private readonly HashSet<(InstrumentId, string)> _fills = [];
    private readonly Queue<(InstrumentId, string)> _fillOrder = [];

    public long LastIntent { get; private set; }

    /// <summary>Orders that are not at their end, by intent number.</summary>
    public IReadOnlyList<Order> Open => _open;

    /// <summary>The same without an enumerator; only for looking, because every step of an order may change it.</summary>
    internal ReadOnlySpan<Order> OpenSpan => CollectionsMarshal.AsSpan(_open);

    public Order? Find(long intentNumber) => _orders.GetValueOrDefault(intentNumber);

    public bool Knows(Fill fill) => _fills.Contains((fill.InstrumentId, fill.VenueFillId));

    public void Add(Order order)
    {
        LastIntent = order.Ticket.IntentNumber;
        _orders.Add(LastIntent, order);
        _open.Add(order);
    }

    public void Remember(Fill fill)
    {
        var key = (fill.InstrumentId, fill.VenueFillId);
        if (!_fills.Add(key))
            return;
        _fillOrder.Enqueue(key);
        if (_fillOrder.Count > EndedKept)
            _fills.Remove(_fillOrder.Dequeue());
    }

    /// <summary>Moves an order between open and ended after a step.</summary>
    public void Settle(Order order)
    {
        var index = PlaceOf(order);
        if (!order.IsTerminal)
        {
            if (index < 0)
                Reopen(order);
            return;
        }

        if (index < 0)
            return;
        _open.RemoveAt(index);
        _ended.Enqueue(order.Ticket.IntentNumber);
        if (_ended.Count > EndedKept)
            Forget(_ended.Dequeue());
    }

    internal AccountSnapshot.OrderBook Capture() => new(
        LastIntent,
        [.. _orders.Values.OrderBy(order => order.Ticket.IntentNumber).Select(order => order.Capture())],
        [.. _ended],
        [.. _fillOrder.Select(one => new AccountSnapshot.KnownFill(one.Item1, one.Item2))]);

    internal void Restore(AccountSnapshot.OrderBook kept)
    {
        foreach (var order in kept.Known.Select(Order.Restore))
        {
            _orders.Add(order.Ticket.IntentNumber, order);
            if (!order.IsTerminal)
                _open.Add(order);
        }

        LastIntent = kept.LastIntent;
        foreach (var intent in kept.Ended)
            _ended.Enqueue(intent);
        foreach (var key in kept.Fills.Select(fill => (fill.InstrumentId, fill.VenueFillId)))
        {
            _fills.Add(key);
            _fillOrder.Enqueue(key);
        }
    }

    // Evidence of an order that had been ruled out; the open ones stand by intent number.
    private void Reopen(Order order) => _open.Insert(~PlaceOf(order), order);

    // Thousands may be open, and each step of each order asks.
    private int PlaceOf(Order order)
    {
        var (low, high) = (0, _open.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var difference = _open[middle].Ticket.IntentNumber.CompareTo(order.Ticket.IntentNumber);
            if (difference == 0)
                return middle;
            (low, high) = difference < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }

    private void Forget(long number)
    {
        if (_orders.TryGetValue(number, out var order) && order.IsTerminal)
            _orders.Remove(number);
    }
}
