using System.Globalization;
using System.Text;
using Plimsoll.Api;
using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Storage.Accounts.Rows;

namespace Plimsoll.Features.Execution;

/// <summary>Reads the life of an order out of its facts.</summary>
internal static class OrderSteps
{
    /// <param name="events">All of one order, in their order.</param>
    public static IReadOnlyList<OrderStep> Of(IEnumerable<AccountEventRow> events)
    {
        var steps = new List<OrderStep>();
        Order? order = null;
        foreach (var row in events)
        {
            var fact = FactJson.Read(Encoding.UTF8.GetBytes(row.Payload));
            order = Fold(order, fact);
            steps.Add(Step(row.Sequence, fact) with { Status = order?.Status });
        }
        return steps;
    }

    private static Order? Fold(Order? order, AccountFact fact)
    {
        switch (fact)
        {
            case AccountFact.OrderIntended intended:
                return new Order(intended.Ticket, intended.Status);
            case AccountFact.OrderStepped stepped:
                order?.TryStep(stepped.Happened, stepped.Time);
                return order;
            case AccountFact.FillBooked { Fill: var fill }:
                order?.Add(fill);
                order?.TryStep(order.Remaining.IsZero ? OrderEvent.FullyFilled : OrderEvent.PartlyFilled, fill.Time);
                return order;
            default:
                return order;
        }
    }

    private static OrderStep Step(long sequence, AccountFact fact) => fact switch
    {
        AccountFact.OrderIntended intended => new(
            sequence, fact.Time, "intended", null,
            intended.Status == OrderStatus.Held
                ? "Written down and held: a person releases it"
                : "Written down, before anything was sent",
            intended.SizeBoundBy is null ? null : $"size bound by {intended.SizeBoundBy}"),
        AccountFact.OrderStepped stepped => new(
            sequence, fact.Time, EnumQuery.Name(stepped.Happened), null, Text(stepped.Happened), Evidence(stepped)),
        AccountFact.FillBooked { Fill: var fill } => new(
            sequence, fact.Time, "fill", null,
            string.Create(CultureInfo.InvariantCulture, $"{fill.Quantity} filled at {fill.Price}, fee {fill.Fee}"),
            $"fill {fill.VenueFillId}"),
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is no step of an order"),
    };

    private static string? Evidence(AccountFact.OrderStepped stepped)
    {
        string?[] parts =
        [
            stepped.VenueOrderId is null ? null : $"venue order {stepped.VenueOrderId}",
            stepped.Code,
            string.IsNullOrEmpty(stepped.Text) ? null : stepped.Text,
        ];
        var known = string.Join(": ", parts.Where(part => part is not null));
        return known.Length == 0 ? null : known;
    }

    private static string Text(OrderEvent happened) => happened switch
    {
        OrderEvent.Released => "Released by a person, and approved again by the risk checks",
        OrderEvent.SendBegan => "Submitted: from here on it may have reached the venue",
        OrderEvent.RefusedLocally => "Refused here, before anything was sent",
        OrderEvent.Accepted => "Accepted by the venue: it works there",
        OrderEvent.Refused => "Refused by the venue",
        OrderEvent.PartlyFilled => "Filled in part",
        OrderEvent.FullyFilled => "Filled",
        OrderEvent.SilenceFell => "No answer: nobody knows whether the venue has it. It is not sent again",
        OrderEvent.AbsenceProven => "Absence proven: every list of the venue was asked, late enough, and none has it",
        OrderEvent.CancelSent => "Cancel asked for; it may still fill",
        OrderEvent.CancelRefused => "The venue says it did not cancel: the order works on",
        OrderEvent.Cancelled => "Cancelled",
        OrderEvent.Expired => "Expired",
        OrderEvent.Vanished => "No longer in the venue's lists: nobody knows what became of it",
        _ => EnumQuery.Name(happened),
    };
}
