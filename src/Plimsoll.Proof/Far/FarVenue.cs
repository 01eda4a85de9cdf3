using System.Globalization;
using Plimsoll.Checker;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Proof.Faults;

namespace Plimsoll.Proof.Far;

/// <summary>
/// A venue as unkind as the real ones: a client order id is refused only while an order of that name works, a request
/// is refused when it is older than its window, fills may come in parts. Its book is the truth of every run.
/// </summary>
/// <param name="agenda">Virtual time.</param>
/// <param name="dice">What goes wrong.</param>
/// <param name="instrument">What is traded.</param>
/// <param name="holdsBalance">Spot: what a working order would sell cannot be sold by another, and nothing is reduce-only.</param>
internal sealed class FarVenue(Agenda agenda, FaultDice dice, Instrument instrument, bool holdsBalance)
{
    /// <summary>A request that is older when it arrives is refused.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly List<FarOrder> _orders = [];
    private readonly List<FarOrder> _working = [];
    private int _fills;
    private decimal _price;

    /// <summary>Everything it says of its own accord.</summary>
    public Action<FarWord>? Said { get; set; }

    public IReadOnlyList<FarOrder> Orders => _orders;

    public decimal Holding { get; private set; }

    public int FillCount => _fills;

    public FarReply Place(FarRequest request)
    {
        if (request.SentAt + Window < agenda.Now)
            return new FarReply(false, "timestamp outside of the receive window");
        if (_working.Exists(order => order.ClientOrderId == request.ClientOrderId))
            return new FarReply(false, "duplicate order");
        if (holdsBalance && request.Ticket.Side == OrderSide.Sell && request.Ticket.Quantity.Value > Free())
            return new FarReply(false, "insufficient balance");
        var order = new FarOrder(Number("V", _orders.Count + 1), request, agenda.Now);
        _orders.Add(order);
        _working.Add(order);
        Said?.Invoke(new FarWord(order, null, null));
        if (order.Ticket.Type == OrderType.Market)
            agenda.After(dice.Between(0.001, 0.3), () => FillAtMarket(order));
        return new FarReply(true, order.Id);
    }

    /// <summary>Null when there is nothing to cancel.</summary>
    public FarOrder? Cancel(string clientOrderId)
    {
        var order = _working.Find(order => order.ClientOrderId == clientOrderId);
        if (order is not null)
            End(order, FarStatus.Cancelled);
        return order;
    }

    /// <summary>The market moves: what rests may fill.</summary>
    public void OnPrice(decimal price)
    {
        _price = price;
        foreach (var order in _working.ToArray())
            if (Reaches(order, price))
                Fill(order, order.Remaining, order.Ticket.LimitPrice?.Value ?? price);
    }

    /// <summary>The whole book, for the checker.</summary>
    public IReadOnlyList<VenueFact> Books() =>
    [
        .. _orders.Select(order => new VenueFact(
            order.ClientOrderId, instrument.Id.Value, order.IsBuy, order.Status == FarStatus.Working,
            [.. order.Fills.Select(fill => new VenueExecution(fill.Id, fill.Quantity, fill.Price))])),
    ];

    private static bool Reaches(FarOrder order, decimal price) => order.Ticket.Type switch
    {
        OrderType.Stop when order.Ticket.StopPrice is { Value: var stop } => order.IsBuy ? price >= stop : price <= stop,
        OrderType.Limit when order.Ticket.LimitPrice is { Value: var limit } => order.IsBuy ? price < limit : price > limit,
        _ => false,
    };

    private void FillAtMarket(FarOrder order)
    {
        if (order.Status != FarStatus.Working)
            return;
        var step = instrument.QuantityStep;
        var half = decimal.Floor(order.Remaining / 2 / step) * step;
        if (half == 0m || !dice.Strikes(FaultKind.PartialFill))
        {
            Fill(order, order.Remaining, _price);
            return;
        }

        Fill(order, half, _price);
        agenda.After(dice.Between(0.05, 3), () => FillAtMarket(order));
    }

    // Reduce-only is the venue's rule too: what would pass zero is dropped.
    private void Fill(FarOrder order, decimal wanted, decimal price)
    {
        var quantity = order.Ticket.ReduceOnly && !holdsBalance
            ? Math.Min(wanted, Math.Max(0m, order.IsBuy ? -Holding : Holding))
            : wanted;
        if (quantity > 0m)
        {
            var fill = new FarFill(Number("F", ++_fills), quantity, price, agenda.Now);
            order.Fills.Add(fill);
            Holding += order.IsBuy ? quantity : -quantity;
            if (order.Remaining == 0m)
                End(order, FarStatus.Filled, fill);
            else
                Said?.Invoke(new FarWord(order, fill, null));
        }

        if (quantity < wanted && order.Status == FarStatus.Working)
            End(order, FarStatus.Expired);
    }

    private decimal Free() => Holding - _working.Where(order => !order.IsBuy).Sum(order => order.Remaining);

    private void End(FarOrder order, FarStatus how, FarFill? last = null)
    {
        order.End(how, agenda.Now);
        _working.Remove(order);
        Said?.Invoke(new FarWord(order, last, how));
    }

    private static string Number(string prefix, int number) =>
        prefix + number.ToString(CultureInfo.InvariantCulture);
}
