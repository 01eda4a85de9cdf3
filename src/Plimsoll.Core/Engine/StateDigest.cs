using System.Globalization;
using System.Text;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// All of an account's state that facts decide, as text: two states are equal when their texts are. A state that lives
/// and one that is folded from its facts have the same, or something was changed beside the facts.
/// </summary>
public static class StateDigest
{
    /// <param name="state">Whose.</param>
    /// <param name="now">What entries of the last hour and day are counted from.</param>
    public static string Of(AccountState state, Timestamp now)
    {
        var text = new StringBuilder();
        Line(text, $"cash {state.Ledger.Cash} fees {state.Ledger.FeesPaid} mode {state.Mode} kill {state.Kill}");
        Line(text, $"since {state.Statistics} {state.PendingReset}");
        Line(text, $"live {state.Live} {state.Blackout}");
        Line(text, $"shutdown {state.ShutdownReason} {state.ShutdownSince}");
        Line(text, $"day {state.Marks.DayStartEquity} {state.Marks.DayEnd}");
        Line(text, $"last {state.LastDecision} {state.LastTrip} {state.Orders.LastIntent} {state.Signals.LastNumber}");
        Line(text, $"quarantine {string.Join(',', state.Quarantine.Select(id => id.Value).Order(StringComparer.Ordinal))}");
        foreach (var position in state.Positions)
            Add(text, position);
        for (var intent = 1L; intent <= state.Orders.LastIntent; intent++)
            Add(text, state.Orders.Find(intent));
        Line(text, $"open {string.Join(',', state.Orders.Open.Select(order => order.Ticket.IntentNumber))}");
        foreach (var (signal, status) in state.Signals.Open)
            Line(text, $"signal {signal.Number} {signal.Action} {status}");
        foreach (var run in state.Runs.Values)
            Add(text, run, state, now);
        return text.ToString();
    }

    private static void Add(StringBuilder text, Position position)
    {
        Line(text, $"position {position.SignedQuantity} {position.Cost} {position.Realised} {position.Fees}");
        Line(text, $"  {position.EnteredQuantity} {position.EnteredNotional} {position.ExitedNotional} {position.GapLoss}");
        Line(text, $"  {position.RunId} {position.SignalNumber} {position.Stop} {position.Target} {position.OpenedAt}");
    }

    private static void Add(StringBuilder text, Order? order)
    {
        if (order is null)
            return;
        Line(text, $"order {order.Ticket.IntentNumber} {order.Status} {order.FilledQuantity} {order.AverageFillPrice}");
        Line(text, $"  {order.VenueOrderId} {order.ReasonCode} {order.ReasonText} {order.Signal?.Number} {order.Fees}");
    }

    private static void Add(StringBuilder text, RunBook run, AccountState state, Timestamp now)
    {
        var id = run.Configuration.Id;
        Line(text, $"run {id} {run.IsActive} {run.DisabledReason} {run.Wins} {run.Losses} {run.ConsecutiveLosses}");
        Line(text, $"  {run.RealisedPnl} {run.DailyPnl} {state.Entries.Since(now - TimeSpan.FromDays(1), id)}");
        Line(text, $"  {state.Entries.Since(now - TimeSpan.FromHours(1))}");
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
