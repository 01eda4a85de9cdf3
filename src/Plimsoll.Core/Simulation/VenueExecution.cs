using System.Globalization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Simulation;

/// <summary>Makes fills of matches: price, fee, number, and what they do to the venue's own books.</summary>
internal sealed class VenueExecution(InstrumentTable instruments, SimulatedVenueOptions options)
{
    public FillPricing Pricing { get; } = new(options);

    public MarginBook Book { get; } = new(instruments);

    /// <summary>So many were made; the next has the number after it.</summary>
    public long Fills { get; set; }

    /// <param name="order">What is filled.</param>
    /// <param name="quantity">Above zero, at most what remains of it.</param>
    /// <param name="fill">How it met the market.</param>
    /// <param name="at">When, and the volume of the bar it happens in.</param>
    public OrderReport.Filled Execute(
        VenueOrder order, Quantity quantity, VenueFill fill, (Timestamp Time, double Volume) at)
    {
        var instrument = instruments[order.Slot];
        var undisturbed = fill.Undisturbed;
        var price = fill.TakesLiquidity
            ? Pricing.Slip(instrument, order.Ticket, undisturbed, at.Volume)
            : undisturbed;
        var isMaker = !fill.TakesLiquidity && order.HasRested;
        order.Filled += quantity;
        Book.Book(
            order.Slot, order.IsBuy ? quantity.Value : -quantity.Value, instrument.Notional(price, quantity).Value,
            order.Ticket.Leverage);
        return new OrderReport.Filled(new Fill
        {
            VenueFillId = NextId(),
            IntentNumber = order.Ticket.IntentNumber,
            InstrumentId = instrument.Id,
            Side = order.Ticket.Side,
            Price = price,
            Quantity = quantity,
            Fee = instrument.Fee(price, quantity, isMaker),
            IsMaker = isMaker,
            Time = at.Time,
            UndisturbedPrice = undisturbed,
            IsAmbiguous = fill.IsAmbiguous,
            GapDistance = fill.IsGap ? Math.Abs(undisturbed.Value - order.Ticket.StopPrice!.Value.Value) : 0m,
        });
    }

    /// <summary>The whole holding, at what is left of its margin.</summary>
    public OrderReport.Liquidated Liquidate(int slot, double reached, Timestamp time)
    {
        var instrument = instruments[slot];
        var (price, fee) = Book.Liquidate(slot, reached);
        var holding = Book.Holdings[slot];
        var quantity = Quantity.Of(Math.Abs(holding));
        Book.Book(slot, -holding, instrument.Notional(price, quantity).Value, leverage: 1m);
        return new OrderReport.Liquidated(new Fill
        {
            VenueFillId = NextId(),
            IntentNumber = 0,
            InstrumentId = instrument.Id,
            Side = holding > 0m ? OrderSide.Sell : OrderSide.Buy,
            Price = price,
            Quantity = quantity,
            Fee = new Money(fee),
            Time = time,
            UndisturbedPrice = price,
        });
    }

    /// <summary>What of an order can fill: reduce-only is the venue's rule too, it never passes zero.</summary>
    public Quantity Reducible(VenueOrder order)
    {
        if (!order.Ticket.ReduceOnly)
            return order.Remaining;
        var holding = order.IsBuy ? -Book.Holdings[order.Slot] : Book.Holdings[order.Slot];
        return holding <= 0m ? Quantity.Zero : Quantity.Min(order.Remaining, Quantity.Of(holding));
    }

    private string NextId() => (++Fills).ToString(CultureInfo.InvariantCulture);
}
