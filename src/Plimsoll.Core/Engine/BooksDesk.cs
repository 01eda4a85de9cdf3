using System.Globalization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>
/// Holds the account's books against its venue's: what was missed is booked, what vanished is doubted, what is not ours
/// is shown, and a position that stays different is quarantined.
/// </summary>
internal sealed class BooksDesk(EngineContext context, ReportDesk reports)
{
    // An order that moves explains a difference once or twice, not for ever.
    private const int MostRestless = 3;

    // Positions and fills are read one after the other: only a difference seen twice in a row is one.
    private readonly decimal?[] _differences = new decimal?[context.State.Instruments.Count];

    private readonly (decimal Theirs, decimal Ours, int Times)[] _restless =
        new (decimal, decimal, int)[context.State.Instruments.Count];

    private readonly VenueHolding?[] _told = new VenueHolding?[context.State.Instruments.Count];

    /// <summary>What the venue said last of an instrument; null when it has said nothing since the start.</summary>
    public VenueHolding? HoldingOf(InstrumentId id) =>
        context.State.Instruments.SlotOf(id) is >= 0 and var slot ? _told[slot] : null;

    // Fills that could not be booked at the comparison before: a handful at most.
    private HashSet<(InstrumentId, string)> _unbooked = [];

    private int _differing;

    /// <summary>Null before the first.</summary>
    public BooksComparison? Last { get; private set; }

    /// <summary>
    /// After a restart nobody waits for the answers any more: an order on its way may or may not have arrived. A venue
    /// in this process was on its way to nowhere and answers with its books.
    /// </summary>
    public void DoubtUnanswered()
    {
        if (context.Options.Venue.IsInProcess)
            return;
        foreach (var order in context.State.Orders.Open.ToArray())
            if (order.Status == OrderStatus.Submitted)
                reports.Take(new OrderReport.Silence(
                    order.Ticket.IntentNumber, context.Clock, "the program ended before the answer came"));
    }

    public void Take(VenueBooks venue)
    {
        var before = (context.Outbox.Facts.Count, context.Outbox.Effects.Count, 0);
        _differing = 0;
        foreach (var report in venue.Reports)
            reports.TakeNews(report);
        TakeUnbooked(venue.Reports);
        var working = venue.Working.ToLookup(one => one.IntentNumber);
        foreach (var order in context.State.Orders.Open.ToArray())
            Settle(order, working[order.Ticket.IntentNumber].FirstOrDefault(), venue.AskedAt);
        foreach (var holding in venue.Holdings)
            Compare(holding, venue.AskedAt);
        TakeForeign(venue.Foreign);
        var isClean = before == (context.Outbox.Facts.Count, context.Outbox.Effects.Count, _differing);
        Last = new BooksComparison(context.Clock, isClean, isClean ? (Last?.CleanInARow ?? 0) + 1 : 0);
    }

    // What is told a second time is not waiting for another's fill that comes a moment later.
    private void TakeUnbooked(IReadOnlyList<OrderReport> told)
    {
        var before = _unbooked;
        _unbooked = [];
        foreach (var report in told)
        {
            if (report is not OrderReport.Filled { Fill: var fill } || context.State.Orders.Knows(fill))
                continue;
            if (before.Contains((fill.InstrumentId, fill.VenueFillId)))
                reports.TakeBeyond(fill);
            else
                _unbooked.Add((fill.InstrumentId, fill.VenueFillId));
        }
    }

    private void Settle(Order order, WorkingOrder? working, Timestamp askedAt)
    {
        var intent = order.Ticket.IntentNumber;
        if (working is not null && order.Status is OrderStatus.Submitted or OrderStatus.Unknown)
            reports.Take(new OrderReport.Accepted(intent, context.Clock, working.VenueOrderId));
        else if (working is not null && order.Status == OrderStatus.CancelRequested && IsOldEnough(order, askedAt))
            context.Cancel(order); // It was not heard, or not done: a cancel may be repeated.
        else if (working is not null || !order.MayWork)
            return;
        else if (context.Options.Venue.IsInProcess)
            RuleOut(order, intent);
        else if (order.Status is OrderStatus.Accepted or OrderStatus.PartiallyFilled or OrderStatus.CancelRequested
            && IsOldEnough(order, askedAt))
            reports.Take(new OrderReport.Vanished(intent, context.Clock));
    }

    // The venue in this process answered, its lists do not have the order and no report tells its end.
    private void RuleOut(Order order, long intent)
    {
        if (order.Status != OrderStatus.Unknown)
            reports.Take(new OrderReport.Silence(intent, context.Clock, "not in the venue's lists after a restart"));
        reports.Take(new OrderReport.Absent(intent, context.Clock));
    }

    private void Compare(VenueHolding venue, Timestamp askedAt)
    {
        var slot = context.State.Instruments.SlotOf(venue.InstrumentId);
        if (slot < 0)
            return;
        _told[slot] = venue;
        var ours = context.State.Positions[slot].SignedQuantity;
        if (venue.Agrees(ours))
        {
            (_differences[slot], _restless[slot]) = (null, default);
            return;
        }

        _differing++;
        if (IsSeenAgain(slot, venue, ours, IsCalm(venue.InstrumentId, askedAt)))
            context.Quarantine(
                venue.InstrumentId, "position.differs", string.Create(
                    CultureInfo.InvariantCulture,
                    $"the venue says {venue.Quantity}, the fills known here make {ours}"));
    }

    private bool IsSeenAgain(int slot, VenueHolding venue, decimal ours, bool isCalm)
    {
        var (theirs, before, times) = _restless[slot];
        times = theirs == venue.Quantity && before == ours ? times + 1 : 1;
        _restless[slot] = (venue.Quantity, ours, times);
        if (!isCalm)
            return times >= MostRestless;
        var isSame = _differences[slot] == venue.Quantity - ours;
        _differences[slot] = venue.Quantity - ours;
        return isSame || times >= MostRestless;
    }

    // While an order of the instrument is in doubt or has just moved, its position has no settled value.
    private bool IsCalm(InstrumentId id, Timestamp askedAt)
    {
        foreach (var order in context.State.Orders.OpenSpan)
            if (order.Ticket.InstrumentId == id
                && (order.Status is OrderStatus.Submitted or OrderStatus.Unknown || !IsOldEnough(order, askedAt)))
                return false;
        return true;
    }

    // The clock of a venue in this process is that of its last trade; an account may have seen a bar end since.
    private bool IsOldEnough(Order order, Timestamp askedAt) =>
        context.Options.Venue.IsInProcess || order.ChangedAt + context.Options.Venue.JudgedAfter <= askedAt;

    private void TakeForeign(IReadOnlyList<ForeignOrder> seen)
    {
        foreach (var gone in context.State.Foreign.Keys.Except(seen.Select(order => order.VenueOrderId)).ToArray())
            context.Emit(new AccountFact.ForeignOrderGone(context.Clock, gone));
        foreach (var order in seen)
            if (!context.State.Foreign.ContainsKey(order.VenueOrderId))
                See(order);
    }

    private void See(ForeignOrder order)
    {
        context.Emit(new AccountFact.ForeignOrderSeen(context.Clock, order));
        if (order.IsOfSecondWriter)
            context.Alarm(
                "execution.second_writer", order.InstrumentId,
                $"order {order.VenueOrderId} bears a name of Plimsoll and is not in the books: a second installation trades "
                + "this account, or the books were put back; no entries until it is gone");
        else
            context.Alarm(
                "order.foreign", order.InstrumentId,
                $"order {order.VenueOrderId} works at the venue and was not sent from here: it counts as exposure");
    }
}
