using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;

namespace Plimsoll.Storage.Accounts.Projections;

/// <summary>Every order that a fact of the commit was about, as it stands after the commit.</summary>
internal static class OrderRows
{
    private const string Insert =
        """
        insert into orders (account_id, intent_number, client_order_id, run_id, signal_number, instrument_id, side,
            type, purpose, quantity, limit_price, stop_price, reduce_only, size_bound_by, created_at, status,
            filled_quantity, average_fill_price, fees, venue_order_id, reason_code, reason_text, changed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
            $23)
        """;

    private const string Update =
        """
        update orders set status = $3, filled_quantity = $4, average_fill_price = $5, fees = $6, venue_order_id = $7,
            reason_code = $8, reason_text = $9, changed_at = $10
        where account_id = $1 and intent_number = $2
        """;

    public static void Write(CommitBatch batch)
    {
        var changed = new SortedSet<long>();
        foreach (var fact in batch.Facts)
            switch (fact)
            {
                case AccountFact.OrderIntended intended:
                    Create(batch, intended);
                    break;
                case AccountFact.OrderStepped stepped:
                    changed.Add(stepped.IntentNumber);
                    break;
                case AccountFact.FillBooked booked:
                    changed.Add(booked.Fill.IntentNumber);
                    break;
                default:
                    break;
            }

        foreach (var intent in changed)
            Change(batch, Find(batch, intent));
    }

    private static void Create(CommitBatch batch, AccountFact.OrderIntended intended)
    {
        var ticket = intended.Ticket;
        var order = Find(batch, ticket.IntentNumber);
        batch.Add(
            Insert,
            ticket.IntentNumber,
            DerivedId.Order(batch.Account, ticket.RunId, ticket.IntentNumber),
            ticket.RunId,
            ticket.SignalNumber,
            ticket.InstrumentId,
            StoredName.Of(ticket.Side),
            StoredName.Of(ticket.Type),
            StoredName.Of(ticket.Purpose),
            ticket.Quantity,
            ticket.LimitPrice,
            ticket.StopPrice,
            ticket.ReduceOnly,
            intended.SizeBoundBy,
            ticket.CreatedAt,
            StoredName.Of(order.Status),
            order.FilledQuantity,
            order.AverageFillPrice,
            order.Fees,
            order.VenueOrderId,
            order.ReasonCode,
            order.ReasonText,
            order.ChangedAt);
    }

    private static void Change(CommitBatch batch, Order order) => batch.Add(
        Update,
        order.Ticket.IntentNumber,
        StoredName.Of(order.Status),
        order.FilledQuantity,
        order.AverageFillPrice,
        order.Fees,
        order.VenueOrderId,
        order.ReasonCode,
        order.ReasonText,
        order.ChangedAt);

    private static Order Find(CommitBatch batch, long intent) => batch.State.Orders.Find(intent)
        ?? throw new InvalidOperationException($"a fact is about order {intent}, which the account does not have");
}
