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
        var index = _open.IndexOf(order);
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

    // Evidence of an order that had been ruled out.
    private void Reopen(Order order)
    {
        var place = _open.Count;
        while (place > 0 && _open[place - 1].Ticket.IntentNumber > order.Ticket.IntentNumber)
            place--;
        _open.Insert(place, order);
    }

    private void Forget(long number)
    {
        if (_orders.TryGetValue(number, out var order) && order.IsTerminal)
            _orders.Remove(number);
    }
}
