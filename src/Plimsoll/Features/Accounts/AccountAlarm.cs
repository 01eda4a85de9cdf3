using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;

namespace Plimsoll.Features.Accounts;

/// <summary>A state of an account that no page may hide, for as long as it lasts.</summary>
/// <param name="Code">
/// Stable, such as <c>order.unknown</c>, <c>risk.quarantined</c>, <c>execution.second_writer</c>.
/// </param>
/// <param name="Text">For people.</param>
/// <param name="Since">Event time; absent where nobody knows.</param>
internal sealed record AccountAlarm(
    string Code, string Text, Timestamp? Since = null, string? InstrumentId = null, long? IntentNumber = null)
{
    // A venue that has not told by then needs a person.
    private static readonly TimeSpan UnknownFor = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<AccountAlarm> Of(AccountRecord record, AccountSession session)
    {
        var (engine, state) = (session.Engine, session.State);
        var alarms = new List<AccountAlarm>();
        foreach (var order in state.Orders.Open)
            if (order.Status == OrderStatus.Unknown && engine.Clock - order.ChangedAt >= UnknownFor)
                alarms.Add(OfDoubt(order));
        alarms.AddRange(
            from id in state.Quarantine
            orderby id.Value
            let began = state.QuarantineOf(id)
            select new AccountAlarm("risk.quarantined", $"{id}: {began.Text}.", began.Time, id.Value));
        if (state.Live is { EndedAt: { } ended })
            alarms.Add(new(
                LiveDesk.Over,
                "The time in which this account was to trade real money by itself is over: entries wait for you, exits "
                + "go on. Name another end to let it trade again.",
                ended));
        if (!engine.IsClockTrusted)
            alarms.Add(new("execution.clock", "Our clock and the venue's are too far apart: no new orders are sent."));
        if (state.Foreign.Values.Any(order => order.IsOfSecondWriter))
            alarms.Add(new(
                "execution.second_writer",
                "Orders with names of Plimsoll that are not in these books work at the venue: a second installation "
                + "trades this account, or the books were put back. No entries until they are gone."));
        if (record.ExecutionMode == ExecutionMode.Live && state.Foreign.Count > 0)
            alarms.Add(new(
                "execution.foreign_orders",
                $"{state.Foreign.Count} orders work at the venue that Plimsoll did not send."));
        return alarms;
    }

    /// <summary>Of an account that nothing runs now.</summary>
    public static AccountAlarm OfQuarantine(string instrumentId) =>
        new("risk.quarantined", $"{instrumentId} is in quarantine.", null, instrumentId);

    private static AccountAlarm OfDoubt(Order order) => new(
        "order.unknown",
        $"Nobody knows what became of order {order.Ticket.IntentNumber} on {order.Ticket.InstrumentId}. It is not sent again.",
        order.ChangedAt,
        order.Ticket.InstrumentId.Value,
        order.Ticket.IntentNumber);
}
