using System.Globalization;
using System.Text;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Tests.Trading;

/// <summary>Everything an account has, to the last digit, in lines that can be compared.</summary>
internal static class Books
{
    public static string Of(AccountState state)
    {
        var text = new StringBuilder();
        var marks = state.Marks;
        Line(text, $"cash {state.Ledger.Cash} fees {state.Ledger.FeesPaid}");
        Line(text, $"equity {marks.Exact()} peak {marks.PeakEquity}");
        Line(text, $"day {marks.DayStartEquity} until {marks.DayEnd} mode {state.Mode} kill {state.Kill}");
        Line(text, $"shutdown {state.ShutdownReason} quarantine {string.Join(',', state.Quarantine)}");
        Line(text, $"last intent {state.Orders.LastIntent} trip {state.LastTrip} decision {state.LastDecision}");
        foreach (var position in state.Positions)
            if (!position.IsFlat)
                Line(text, Describe(position));
        foreach (var order in state.Orders.Open)
            Line(text, Describe(order));
        foreach (var (signal, status) in state.Signals.Open)
            Line(text, $"signal {signal.Number} {status} {signal.ExpiresAt}");
        foreach (var (id, run) in state.Runs.OrderBy(run => run.Key.Value))
            Line(text, $"run {id} {run.IsActive} {run.DisabledReason} {run.Wins}/{run.Losses}/{run.ConsecutiveLosses} "
                + $"{run.RealisedPnl} today {run.DailyPnl}");
        return text.ToString();
    }

    /// <summary>Holdings by slot.</summary>
    public static decimal[] Holdings(AccountState state)
    {
        var holdings = new decimal[state.Instruments.Count];
        for (var slot = 0; slot < holdings.Length; slot++)
            holdings[slot] = state.Positions[slot].IsFlat ? 0m : state.Positions[slot].SignedQuantity;
        return holdings;
    }

    private static string Describe(Position position) => string.Create(
        CultureInfo.InvariantCulture,
        $"position {position.Instrument.Id} {position.SignedQuantity} cost {position.Cost} fees {position.Fees} "
        + $"stop {position.Stop} target {position.Target} since {position.OpenedAt} run {position.RunId} "
        + $"worst {position.WorstPrice:R} best {position.BestPrice:R}");

    private static string Describe(Order order) =>
        $"order {order.Ticket.IntentNumber} {order.Ticket.Purpose} {order.Ticket.Side} {order.Ticket.Quantity} "
        + $"{order.Ticket.StopPrice} {order.Status} filled {order.FilledQuantity} at venue {order.VenueOrderId}";

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
