using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

public sealed class LostAckTests
{
    [Fact]
    public async Task Lost_ack_then_fill_is_counted_once()
    {
        var database = new MemoryDatabase();
        var line = new TroubledVenues(SimulatedVenues.Of(database)) { LosesNextAck = true };
        await using var world = await World.OpenAsync(WorldStores.Of(database), line);
        await world.OpenAccountAsync(Guid.Empty);
        await world.StartAsync(BotPlan.Busy);

        await world.UntilAsync(state => state.Orders.Open.Any(order => order.Status == OrderStatus.Unknown));
        await world.UntilAsync(state => Books.Holdings(state).Any(holding => holding > 0m));

        (await world.AskAsync(state => state.Orders.Find(1)!.Status)).ShouldBe(OrderStatus.Filled);
        await Conservation.ExpectAsync(world, database);
    }

    [Fact]
    public async Task Lost_ack_then_a_restart_finds_the_order_at_the_venue()
    {
        var database = new MemoryDatabase();
        var line = new TroubledVenues(SimulatedVenues.Of(database)) { LosesNextAck = true };
        await using (var before = await World.OpenAsync(WorldStores.Of(database), line))
        {
            await before.OpenAccountAsync(Guid.Empty);
            await before.StartAsync(BotPlan.Busy);
            await before.UntilAsync(state => state.Orders.Open.Any(order => order.Status == OrderStatus.Unknown));
        }

        await using var world = await World.OpenAsync(WorldStores.Of(database), line);
        (await world.AskAsync(state => state.Orders.Find(1)!.Status)).ShouldBe(OrderStatus.Accepted);
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));

        await Conservation.ExpectAsync(world, database);
        (await world.AskAsync(state => state.Orders.Find(1)!.Status)).ShouldBe(OrderStatus.Filled);
    }
}
