using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Venues;

namespace Plimsoll.Runtime.Accounts;

/// <summary>Holds an account's books against its venue's: what was missed is booked, what never arrived is closed.</summary>
internal static class AccountReconciler
{
    public static void Apply(TradingEngine engine, Reconciliation venue)
    {
        foreach (var report in venue.Reports)
            if (report is OrderReport.Liquidated
                || (engine.State.Orders.Find(report.IntentNumber) is { } order && IsNews(order, report)))
                engine.OnReport(report);
        foreach (var order in engine.State.Orders.Open.ToArray())
            Settle(engine, order, venue);
        engine.Resume();
    }

    // A venue tells more than was missed; what is in the books already would only fill the log.
    private static bool IsNews(Order order, OrderReport report) => report switch
    {
        OrderReport.Filled => true, // Known by its own identity.
        OrderReport.Accepted accepted => order.VenueOrderId != accepted.VenueOrderId,
        OrderReport.CancelRefused => order.Status == OrderStatus.CancelRequested,
        _ => !order.IsTerminal,
    };

    private static void Settle(TradingEngine engine, Order order, Reconciliation venue)
    {
        var intent = order.Ticket.IntentNumber;
        var isWorking = venue.WorkingIntents.Contains(intent);
        if (order.Status is OrderStatus.Submitted or OrderStatus.Unknown && isWorking)
            engine.OnReport(new OrderReport.Accepted(intent, engine.Clock, order.VenueOrderId ?? ""));
        else if (!isWorking && order.MayWork)
            ProveAbsent(engine, order, intent);
    }

    // The venue answered, its lists do not have the order and no report tells its end: it never arrived.
    private static void ProveAbsent(TradingEngine engine, Order order, long intent)
    {
        if (order.Status != OrderStatus.Unknown)
            engine.OnReport(new OrderReport.Silence(intent, engine.Clock, "not in the venue's lists after a restart"));
        engine.OnReport(new OrderReport.Absent(intent, engine.Clock));
    }
}
