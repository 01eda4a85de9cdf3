using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Venues.Tests.Conformance;

/// <summary>A stop and a target of one position, for there is no other way to a venue.</summary>
internal static class ApprovedPair
{
    private static readonly Quantity Held = Quantity.Of(0.01m);

    public static (ApprovedOrder Stop, ApprovedOrder Target) Of(
        Instrument instrument, double market, long stop, long target, (decimal Stop, decimal Target)? at = null)
    {
        var (stopAt, targetAt) = at ?? (0.95m, 1.05m);
        var position = new Position(instrument);
        position.Book(new Fill
        {
            VenueFillId = "before",
            IntentNumber = 0,
            InstrumentId = instrument.Id,
            Side = OrderSide.Buy,
            Price = instrument.TickBelow((decimal)market),
            Quantity = Held,
            Fee = Money.Zero,
            Time = Now,
            UndisturbedPrice = instrument.TickBelow((decimal)market),
        });
        return (
            Approve(position, Ticket(instrument, stop, target) with
            {
                Type = OrderType.Stop,
                Purpose = OrderPurpose.Stop,
                StopPrice = instrument.TickBelow((decimal)market * stopAt),
            }),
            Approve(position, Ticket(instrument, target, stop) with
            {
                Type = OrderType.Limit,
                Purpose = OrderPurpose.Target,
                LimitPrice = instrument.TickBelow((decimal)market * targetAt),
            }));
    }

    private static Timestamp Now => Timestamp.From(TimeProvider.System.GetUtcNow());

    private static ApprovedOrder Approve(Position position, OrderTicket ticket) =>
        RiskGate.ApproveReduction(ticket, position, Now).ShouldBeOfType<ReductionVerdict.Approved>().Order;

    private static OrderTicket Ticket(Instrument instrument, long intent, long other) => new()
    {
        IntentNumber = intent,
        PairedWith = other,
        RunId = RunId.None,
        InstrumentId = instrument.Id,
        Side = OrderSide.Sell,
        Type = OrderType.Market,
        Quantity = Held,
        ReduceOnly = true,
        Purpose = OrderPurpose.Exit,
        CreatedAt = Now,
    };
}
