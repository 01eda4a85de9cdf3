using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

public sealed class GuideModeTests
{
    [Fact]
    public async Task An_entry_is_held_until_a_person_releases_it_and_a_restart_keeps_it_held()
    {
        var database = new MemoryDatabase();
        var line = new TroubledVenues(SimulatedVenues.Of(database));
        await using (var before = await World.OpenAsync(WorldStores.Of(database), line))
        {
            await before.OpenAccountAsync(Guid.Empty, OperatingMode.Guide);
            await before.StartAsync(BotPlan.Busy);
            await before.UntilAsync(state => state.Orders.Open.Any(order => order.Status == OrderStatus.Held));
        }

        await using var world = await World.OpenAsync(WorldStores.Of(database), line);
        (await world.AskAsync(state => state.Orders.Open.Single().Status)).ShouldBe(OrderStatus.Held);
        line.Submissions.ShouldBe(0);

        var signal = await world.AskAsync(state => state.Signals.Open.Single().Signal.Number);
        (await world.DoAsync(session => session.Engine.Approve(signal))).ShouldBeNull();
        line.Submissions.ShouldBe(1);
        await world.AdvanceAsync(TimeSpan.FromSeconds(30));

        (await world.AskAsync(Books.Holdings)).Count(holding => holding > 0m).ShouldBe(1);
        (await world.DoAsync(session => session.Engine.Approve(signal))).ShouldBe("signal.state");
    }

    [Fact]
    public async Task A_rejected_entry_is_never_sent()
    {
        var database = new MemoryDatabase();
        var line = new TroubledVenues(SimulatedVenues.Of(database));
        await using var world = await World.OpenAsync(WorldStores.Of(database), line);
        await world.OpenAccountAsync(Guid.Empty, OperatingMode.Guide);
        await world.StartAsync(BotPlan.Busy);
        await world.UntilAsync(state => state.Signals.Open.Any());

        var signal = await world.AskAsync(state => state.Signals.Open.Single().Signal.Number);
        (await world.DoAsync(session => session.Engine.Reject(signal, "signal.rejected_by_person"))).ShouldBeNull();

        (await world.AskAsync(state => state.Orders.Open.Count)).ShouldBe(0);
        line.Submissions.ShouldBe(0);
    }
}
