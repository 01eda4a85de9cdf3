using System.Globalization;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>Fills as a venue would tell them.</summary>
internal static class TestFill
{
    public static Fill Of(World world, Order order, decimal quantity, decimal price = 100m, string? id = null) => new()
    {
        VenueFillId = id ?? string.Create(CultureInfo.InvariantCulture, $"T{world.Facts.Count}"),
        IntentNumber = order.Ticket.IntentNumber,
        InstrumentId = order.Ticket.InstrumentId,
        Side = order.Ticket.Side,
        Price = Price.Of(price),
        Quantity = Quantity.Of(quantity),
        Fee = Money.Zero,
        Time = world.BarOpen,
        UndisturbedPrice = Price.Of(price),
    };
}
