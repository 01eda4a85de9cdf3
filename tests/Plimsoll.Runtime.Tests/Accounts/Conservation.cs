using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>Nothing doubled, nothing lost.</summary>
internal static class Conservation
{
    /// <summary>
    /// Positions are the sum of fills, each known once, the venue holds the same, and no cancel waits for an answer.
    /// </summary>
    public static async Task ExpectAsync(World world, MemoryDatabase database)
    {
        var account = database.Now.Accounts.Values.Single();
        var fills = account.Facts.Select(fact => FactJson.Read(fact)).OfType<AccountFact.FillBooked>()
            .Select(booked => booked.Fill).ToArray();
        fills.Select(fill => fill.VenueFillId).ShouldBeUnique();
        var holdings = await world.AskAsync(Books.Holdings);
        var venue = await database.LoadAsync(account.Record.Id, World.Stop);
        holdings.ShouldBe(venue?.Book.HoldingsBySlot ?? new decimal[holdings.Length]);
        for (var slot = 0; slot < holdings.Length; slot++)
            holdings[slot].ShouldBe(fills.Where(fill => fill.InstrumentId == AccountStory.Instruments[slot].Id)
                .Sum(fill => fill.Side == OrderSide.Buy ? fill.Quantity.Value : -fill.Quantity.Value));
        (await world.AskAsync(state => state.Quarantine.Count)).ShouldBe(0);
        (await world.AskAsync(state => state.Orders.Open.Count(order => order.Status == OrderStatus.CancelRequested)))
            .ShouldBe(0);
    }
}
