using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Far;

/// <summary>What the venue's lists say, as of a moment that may have passed already.</summary>
/// <param name="venue">Whose.</param>
/// <param name="asksEverywhere">Whether orders that are kept at another endpoint are asked for there.</param>
internal sealed class FarLists(FarVenue venue, bool asksEverywhere)
{
    /// <summary>What became of an order, as reports; null when no list has it (yet, or any more).</summary>
    public IReadOnlyList<OrderReport>? Of(long intent, string clientOrderId, Timestamp asOf)
    {
        var order = venue.Orders.LastOrDefault(one => one.ClientOrderId == clientOrderId && IsSeen(one, asOf));
        return order is null ? null : Reports(order, intent, asOf);
    }

    public VenueBooks Books(IReadOnlyDictionary<string, long> intents, Timestamp asOf, Timestamp askedAt)
    {
        var working = new List<WorkingOrder>();
        var foreign = new List<ForeignOrder>();
        var reports = new List<OrderReport>();
        foreach (var order in venue.Orders.Where(order => IsSeen(order, asOf)))
        {
            var isWorking = order.StatusAt(asOf) == FarStatus.Working;
            if (order.IsForced)
                reports.AddRange(order.Fills.Select(fill => new OrderReport.Liquidated(Fill(order, 0, fill))));
            else if (!intents.TryGetValue(order.ClientOrderId, out var intent))
                Add(foreign, order, isWorking);
            else
            {
                if (isWorking)
                    working.Add(new WorkingOrder(intent, order.Id));
                reports.AddRange(Reports(order, intent, asOf));
            }
        }

        return new VenueBooks
        {
            AskedAt = askedAt,
            Working = working,
            Reports = [.. reports.OrderBy(report => report.Time)],
            Holdings = [new VenueHolding(venue.Instrument.Id, HoldingAt(asOf))],
            Foreign = foreign,
        };
    }

    /// <summary>A word of the stream as reports.</summary>
    public static IReadOnlyList<OrderReport> Reports(FarWord word, long intent, Timestamp now)
    {
        var reports = new List<OrderReport>();
        if (word is { Fill: { } forced, Order.IsForced: true })
            return [new OrderReport.Liquidated(Fill(word.Order, 0, forced))];
        if (word.Fill is null && word.End is null)
            reports.Add(new OrderReport.Accepted(intent, now, word.Order.Id));
        if (word.Fill is { } fill)
            reports.Add(new OrderReport.Filled(Fill(word.Order, intent, fill)));
        if (End(word.End, intent, now) is { } end)
            reports.Add(end);
        return reports;
    }

    private bool IsSeen(FarOrder order, Timestamp asOf) =>
        order.IsListedAt(asOf) && (asksEverywhere || !order.IsElsewhere);

    private static void Add(List<ForeignOrder> foreign, FarOrder order, bool isWorking)
    {
        if (isWorking)
            foreign.Add(new ForeignOrder(
                order.Id, order.ClientOrderId, order.Ticket.InstrumentId, order.Ticket.Side,
                Quantity.Of(order.Remaining)));
    }

    private static List<OrderReport> Reports(FarOrder order, long intent, Timestamp asOf)
    {
        var reports = new List<OrderReport> { new OrderReport.Accepted(intent, order.PlacedAt, order.Id) };
        reports.AddRange(order.Fills.Where(fill => fill.Time <= asOf)
            .Select(fill => new OrderReport.Filled(Fill(order, intent, fill))));
        if (order.EndedAt is { } at && End(order.StatusAt(asOf), intent, at) is { } end)
            reports.Add(end);
        return reports;
    }

    private static OrderReport? End(FarStatus? how, long intent, Timestamp at) => how switch
    {
        FarStatus.Cancelled => new OrderReport.Cancelled(intent, at),
        FarStatus.Expired => new OrderReport.Expired(intent, at),
        FarStatus.Refused => new OrderReport.Refused(intent, at, "venue.refused", "refused after it was taken"),
        _ => null,
    };

    private static Fill Fill(FarOrder order, long intent, FarFill fill) => new()
    {
        VenueFillId = fill.Id,
        IntentNumber = intent,
        InstrumentId = order.Ticket.InstrumentId,
        Side = order.Ticket.Side,
        Price = Price.Of(fill.Price),
        Quantity = Quantity.Of(fill.Quantity),
        Fee = new Money(fill.Price * fill.Quantity * 0.001m),
        Time = fill.Time,
        UndisturbedPrice = Price.Of(fill.Price),
    };

    private decimal HoldingAt(Timestamp asOf) =>
        venue.Moves.Where(move => move.Time <= asOf).Sum(move => move.Quantity)
        + venue.Orders.Sum(order =>
            order.Fills.Where(fill => fill.Time <= asOf).Sum(fill => order.IsBuy ? fill.Quantity : -fill.Quantity));
}
