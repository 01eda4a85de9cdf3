using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Proof.Far;

/// <summary>What the venue's lists say, as of a moment that may have passed already.</summary>
internal static class FarLists
{
    /// <summary>What became of an order, as reports; null when the lists do not have it yet.</summary>
    public static IReadOnlyList<OrderReport>? Of(
        IReadOnlyList<FarOrder> orders, long intent, string clientOrderId, Timestamp asOf)
    {
        var order = orders.LastOrDefault(one => one.ClientOrderId == clientOrderId && one.PlacedAt <= asOf);
        return order is null ? null : Reports(order, intent, asOf);
    }

    public static VenueBooks Books(
        FarVenue venue, IReadOnlyDictionary<string, long> intents, Timestamp asOf, Timestamp askedAt)
    {
        var known = venue.Orders.Where(order => order.PlacedAt <= asOf && intents.ContainsKey(order.ClientOrderId));
        var working = new List<WorkingOrder>();
        var reports = new List<OrderReport>();
        foreach (var order in known)
        {
            var intent = intents[order.ClientOrderId];
            if (order.StatusAt(asOf) == FarStatus.Working)
                working.Add(new WorkingOrder(intent, order.Id));
            reports.AddRange(Reports(order, intent, asOf));
        }

        return new VenueBooks
        {
            AskedAt = askedAt,
            Working = working,
            Reports = [.. reports.OrderBy(report => report.Time)],
            Holdings = [new VenueHolding(InstrumentOf(venue), HoldingAt(venue, asOf))],
        };
    }

    /// <summary>A word of the stream as a report.</summary>
    public static IReadOnlyList<OrderReport> Reports(FarWord word, long intent, Timestamp now)
    {
        var reports = new List<OrderReport>();
        if (word.Fill is null && word.End is null)
            reports.Add(new OrderReport.Accepted(intent, now, word.Order.Id));
        if (word.Fill is { } fill)
            reports.Add(Filled(word.Order, intent, fill));
        if (word.End is FarStatus.Cancelled)
            reports.Add(new OrderReport.Cancelled(intent, now));
        if (word.End is FarStatus.Expired)
            reports.Add(new OrderReport.Expired(intent, now));
        return reports;
    }

    private static List<OrderReport> Reports(FarOrder order, long intent, Timestamp asOf)
    {
        var reports = new List<OrderReport> { new OrderReport.Accepted(intent, order.PlacedAt, order.Id) };
        reports.AddRange(order.Fills.Where(fill => fill.Time <= asOf).Select(fill => Filled(order, intent, fill)));
        if (order.StatusAt(asOf) is FarStatus.Cancelled)
            reports.Add(new OrderReport.Cancelled(intent, order.EndedAt!.Value));
        if (order.StatusAt(asOf) is FarStatus.Expired)
            reports.Add(new OrderReport.Expired(intent, order.EndedAt!.Value));
        return reports;
    }

    private static OrderReport.Filled Filled(FarOrder order, long intent, FarFill fill) => new(new Fill
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
    });

    private static decimal HoldingAt(FarVenue venue, Timestamp asOf) => venue.Orders.Sum(order =>
        order.Fills.Where(fill => fill.Time <= asOf).Sum(fill => order.IsBuy ? fill.Quantity : -fill.Quantity));

    private static InstrumentId InstrumentOf(FarVenue venue) =>
        venue.Orders.Count > 0 ? venue.Orders[0].Ticket.InstrumentId : ProofMarket.Instrument.Id;
}
