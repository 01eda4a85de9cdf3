using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Engine;

/// <summary>Takes the venue's word about our orders; fills go on to the fill desk.</summary>
internal sealed class ReportDesk(EngineContext context, ExitDesk exits, ReversalDesk reversals)
{
    private readonly FillDesk _fills = new(context, exits, reversals);

    public void Take(OrderReport report)
    {
        if (report is OrderReport.Liquidated { Fill: var forced })
        {
            Liquidate(forced);
            return;
        }

        if (context.State.Orders.Find(report.IntentNumber) is not { } order)
        {
            Quarantine(report);
            return;
        }

        var wasRuledOut = order.Status == OrderStatus.NotPlaced;
        if (report is OrderReport.Filled filled)
            _fills.Take(order, filled.Fill);
        else
            TakeWord(order, report);
        if (wasRuledOut && order.Status != OrderStatus.NotPlaced)
            context.Disable(order.Ticket.RunId, $"order {order.Ticket.IntentNumber} lives, though it was ruled out");
    }

    /// <summary>A venue's lists tell more than was missed; what is in the books already would only fill the log.</summary>
    public void TakeNews(OrderReport report)
    {
        if (report is OrderReport.Liquidated
            || (context.State.Orders.Find(report.IntentNumber) is { } order && IsNews(order, report)))
            Take(report);
    }

    /// <summary>What the venue says of a fill that could not be booked, and goes on saying.</summary>
    public void TakeBeyond(Fill fill)
    {
        if (context.State.Orders.Find(fill.IntentNumber) is { } order)
            _fills.TakeBeyond(order, fill);
    }

    private static bool IsNews(Order order, OrderReport report) => report switch
    {
        OrderReport.Filled => true, // Known by its own identity.
        OrderReport.Accepted accepted => order.Status is OrderStatus.Submitted or OrderStatus.Unknown
            or OrderStatus.NotPlaced || order.VenueOrderId != accepted.VenueOrderId,
        OrderReport.CancelRefused => order.Status == OrderStatus.CancelRequested,
        _ => !order.IsTerminal,
    };

    /// <summary>
    /// An order that the venue gave itself, or somebody else there, is written down like ours, so that the books stay
    /// made of orders and fills.
    /// </summary>
    public void Force(Position position, Fill forced, ForcedExit why)
    {
        var order = exits.Adopt(position, forced, why);
        _fills.Take(order, forced with { IntentNumber = order.Ticket.IntentNumber });
    }

    private void Liquidate(Fill forced)
    {
        if (context.State.Orders.Knows(forced))
            return;
        var slot = context.State.Instruments.SlotOf(forced.InstrumentId);
        if (slot < 0 || !ExitDesk.IsWayOut(context.State.Positions[slot], forced))
        {
            Quarantine(new OrderReport.Filled(forced));
            return;
        }

        Force(context.State.Positions[slot], forced, ForcedExit.Liquidation);
    }

    private void TakeWord(Order order, OrderReport report)
    {
        switch (report)
        {
            case OrderReport.Accepted accepted:
                if (!IsKnown(order))
                    Step(order, OrderEvent.Accepted, venueOrderId: accepted.VenueOrderId);
                CancelUnwanted(order);
                break;
            case OrderReport.Refused refused:
                End(order, OrderEvent.Refused, refused.Code, refused.Text);
                break;
            case OrderReport.Cancelled:
                End(order, OrderEvent.Cancelled, "order.cancelled");
                break;
            case OrderReport.Expired:
                End(order, OrderEvent.Expired, "order.expired");
                break;
            case OrderReport.CancelRefused refused:
                Step(order, OrderEvent.CancelRefused, "order.cancel_refused", refused.Text);
                if (exits.IsAwaited(order) && !order.IsTerminal)
                    context.Outbox.Add(new VenueEffect.Search(order.Ticket));
                break;
            case OrderReport.Silence silence:
                Step(order, OrderEvent.SilenceFell, "order.unknown", silence.Text);
                break;
            case OrderReport.Vanished:
                Step(order, OrderEvent.Vanished, "order.unknown", "The venue's lists no longer have it");
                break;
            case OrderReport.Absent:
                End(order, OrderEvent.AbsenceProven, "order.not_placed", "The venue never had it");
                break;
            default:
                throw new InvalidOperationException($"no rule takes {report.GetType().Name}");
        }
    }

    // A venue tells it in its answer and again through its stream: the second time there is nothing to write down.
    private static bool IsKnown(Order order) =>
        order.VenueOrderId is not null && OrderStateMachine.Next(order.Status, OrderEvent.Accepted) == order.Status;

    // What was decided while the order was on its way: the cancel may have overtaken it.
    private void CancelUnwanted(Order order)
    {
        if (!order.IsTerminal && (order.Ticket.IsEntry ? IsUnwantedEntry(order) : IsUnwantedExit(order)))
            context.Cancel(order);
    }

    private bool IsUnwantedEntry(Order order) =>
        context.State.IsHalted
        || context.State.ShutdownReason is not null
        || order.Ticket.ExpiresAt <= context.Clock
        || (context.State.Runs.TryGetValue(order.Ticket.RunId, out var run) && !run.IsActive);

    private bool IsUnwantedExit(Order order)
    {
        var position = context.State.PositionOf(order.Ticket.InstrumentId);
        if (position.IsFlat || !ExitDesk.Ends(order, position) || exits.IsAwaited(order))
            return true;
        foreach (var other in context.State.Orders.OpenSpan)
            if (other.Ticket.IntentNumber > order.Ticket.IntentNumber
                && other.Ticket.Purpose == order.Ticket.Purpose
                && other.Ticket.InstrumentId == order.Ticket.InstrumentId)
                return true;
        return false;
    }

    private void End(Order order, OrderEvent happened, string code, string? text = null)
    {
        var wasTerminal = order.IsTerminal;
        var isExplained = happened is OrderEvent.Refused or OrderEvent.AbsenceProven;
        if (!Step(order, happened, isExplained ? code : null, text) || wasTerminal)
            return;
        if (order.FilledQuantity.IsZero && !IsFollowed(order))
            context.MoveActive(order.Ticket.SignalNumber, SignalStatus.Cancelled, code);
        if (!order.Ticket.IsEntry)
            reversals.After(order);
        var position = context.State.PositionOf(order.Ticket.InstrumentId);
        if (position.IsFlat)
            return;
        if (!order.Ticket.IsEntry)
            exits.Proceed(position);
        if (!order.Ticket.IsEntry && !ExitDesk.Ends(order, position))
            return; // What it was to end has gone, and another stands on the other side.
        if (happened == OrderEvent.AbsenceProven)
            AskAnew(order, position);
        else if ((order.Ticket.Purpose == OrderPurpose.Stop || order.Ticket.PairedWith is not null)
            && !exits.IsProtected(position))
            exits.Lose(order, position, MarkOf(position));
        else if (order.Ticket.Purpose == OrderPurpose.Kill && context.State.Kill == KillState.Flattening)
            context.Emit(new AccountFact.KillStepped(
                context.Clock, KillState.FlattenUnproven, $"{order.Ticket.InstrumentId} could not be flattened: {code}"));
        else if (order.Ticket.Purpose == OrderPurpose.Exit && !isExplained && !context.State.IsHalted
            && !ExitDesk.IsBeyondStop(position, MarkOf(position)))
            exits.Protect(position); // Where it had the stop's place, the stop comes back, unless it would be passed.
    }

    private double MarkOf(Position position) =>
        context.State.Marks.MarkOf(context.State.Instruments.SlotOf(position.Instrument.Id));

    // The market order that takes the place of one at a limit serves the same signal.
    private bool IsFollowed(Order order)
    {
        foreach (var other in context.State.Orders.OpenSpan)
            if (ExitDesk.IsPatient(order) && other != order && other.Ticket.SignalNumber == order.Ticket.SignalNumber)
                return true;
        return false;
    }

    // What should reduce never arrived: the need for it is still there, so it is a new order with a new id.
    private void AskAnew(Order order, Position position)
    {
        if (order.Ticket.ExitReason == ExitReason.Offset)
            return; // Its entry is dropped; what it would have taken from is nobody's wish to end.
        if (order.Ticket.Purpose is OrderPurpose.Exit or OrderPurpose.Kill)
            exits.Close(position, order.Ticket.ExitReason!.Value, order.Ticket.SignalNumber);
        else if (order.Ticket.Purpose is OrderPurpose.Stop or OrderPurpose.Target && !context.State.IsHalted)
            exits.Protect(position);
    }

    private bool Step(
        Order order, OrderEvent happened, string? code = null, string? text = null, string? venueOrderId = null)
    {
        var number = order.Ticket.IntentNumber;
        if (OrderStateMachine.Next(order.Status, happened) is null)
        {
            context.Quarantine(
                order.Ticket.InstrumentId, "order.illegal_transition",
                $"order {number} cannot take {happened} from {order.Status}");
            return false;
        }

        context.Emit(new AccountFact.OrderStepped(context.Clock, number, happened, code, text, venueOrderId));
        return true;
    }

    private void Quarantine(OrderReport report)
    {
        if (report is OrderReport.Filled filled && context.State.Instruments.SlotOf(filled.Fill.InstrumentId) >= 0)
            context.Quarantine(
                filled.Fill.InstrumentId, "order.unknown_fill",
                $"fill {filled.Fill.VenueFillId} belongs to no order known here");
    }
}
