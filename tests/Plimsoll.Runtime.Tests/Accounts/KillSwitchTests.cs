using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

public sealed class KillSwitchTests
{
    public static TheoryData<string> States => ["flat", "entry on its way", "position", "held", "shut down", "unknown"];

    [Theory, MemberData(nameof(States))]
    public async Task It_ends_flat_and_the_venue_says_so(string from)
    {
        var database = new MemoryDatabase();
        await using var world = await BringToAsync(database, from);

        await world.DoAsync(session => session.Engine.Kill("ann"));
        await world.AdvanceAsync(TimeSpan.FromSeconds(30));

        (await world.AskAsync(state => state.Kill)).ShouldBe(KillState.FlatProven);
        (await world.AskAsync(Books.Holdings)).ShouldAllBe(holding => holding == 0m);
        (await world.AskAsync(state => state.Orders.Open.Count)).ShouldBe(0);
        (await world.AskAsync(state => state.Signals.Open.Count)).ShouldBe(0);
        var venue = await database.LoadAsync(world.Account.Record.Id, World.Stop);
        (venue?.Book.HoldingsBySlot ?? []).ShouldAllBe(holding => holding == 0m);
        (venue?.Book.Working ?? []).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_it_is_thrown_nothing_is_opened_and_released_the_account_trades_again()
    {
        await using var world = await BringToAsync(new MemoryDatabase(), "position");
        await world.DoAsync(session => session.Engine.Kill("ann"));
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));
        var intents = await world.AskAsync(state => state.Orders.LastIntent);

        await world.AdvanceAsync(TimeSpan.FromHours(1));
        (await world.AskAsync(state => state.Orders.LastIntent)).ShouldBe(intents);

        (await world.DoAsync(session => session.Engine.ReleaseKill("ann", "looked at it"))).ShouldBeNull();
        await world.UntilAsync(state => state.Orders.LastIntent > intents);
    }

    [Fact]
    public async Task A_venue_that_denies_flatness_is_asked_again_until_it_agrees()
    {
        var database = new MemoryDatabase();
        var trouble = new TroubledVenues(SimulatedVenues.Of(database)) { DeniesFlatness = true };
        await using var world = await World.OpenAsync(WorldStores.Of(database), trouble);
        await world.OpenAccountAsync(Guid.Empty);

        await world.DoAsync(session => session.Engine.Kill("ann"));
        (await world.AskAsync(state => state.Kill)).ShouldBe(KillState.FlattenUnproven);
        (await world.DoAsync(session => session.Engine.ReleaseKill("ann", "hurry"))).ShouldBe("risk.kill_unproven");
        trouble.DeniesFlatness = false;
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));

        (await world.AskAsync(state => state.Kill)).ShouldBe(KillState.FlatProven);
    }

    [Fact]
    public async Task Thrown_just_before_a_crash_it_goes_on_after_it()
    {
        var database = new MemoryDatabase();
        MemoryDatabase.Image? crash = null;
        await using (var world = await BringToAsync(database, "position"))
        {
            database.Written = (kind, image) => crash ??= kind == "commit" ? image : null;
            await world.DoAsync(session => session.Engine.Kill("ann"));
        }

        await using var after = await World.OpenAsync(WorldStores.Of(new MemoryDatabase(crash!)));
        await after.AdvanceAsync(TimeSpan.FromSeconds(30));

        (await after.AskAsync(state => state.Kill)).ShouldBe(KillState.FlatProven);
    }

    [Theory, MemberData(nameof(States))]
    public async Task An_account_begins_anew_from_any_state_and_a_restart_knows_it(string from)
    {
        var database = new MemoryDatabase();
        await using (var world = await BringToAsync(database, from))
        {
            await world.DoAsync(session => session.Engine.Reset(new Money(5_000m), "ann", "a second try"));
            await world.UntilAsync(state => state.PendingReset is null);
            (await world.AskAsync(state => (state.Kill, state.Ledger.Cash, state.Marks.Exact())))
                .ShouldBe((KillState.None, new Money(5_000m), new Money(5_000m)));
        }

        await using var after = await World.OpenAsync(WorldStores.Of(new MemoryDatabase(database.Now)));
        (await after.AskAsync(state => (state.Ledger.Cash, state.Marks.PeakEquity, state.Statistics.TotalTrades)))
            .ShouldBe((new Money(5_000m), new Money(5_000m), 0));
    }

    [Fact]
    public async Task Asked_just_before_a_crash_it_begins_anew_after_it()
    {
        var database = new MemoryDatabase();
        MemoryDatabase.Image? crash = null;
        await using (var world = await BringToAsync(database, "position"))
        {
            database.Written = (kind, image) => crash ??= kind == "commit" ? image : null;
            await world.DoAsync(session => session.Engine.Reset(new Money(5_000m), "ann", "a second try"));
        }

        await using var after = await World.OpenAsync(WorldStores.Of(new MemoryDatabase(crash!)));
        await after.UntilAsync(state => state.PendingReset is null);

        (await after.AskAsync(state => (state.Kill, state.Ledger.Cash))).ShouldBe((KillState.None, new Money(5_000m)));
    }

    private static async Task<World> BringToAsync(MemoryDatabase database, string state)
    {
        var trouble = new TroubledVenues(SimulatedVenues.Of(database)) { LosesNextAck = state == "unknown" };
        var world = await World.OpenAsync(WorldStores.Of(database), trouble);
        await world.OpenAccountAsync(
            Guid.Empty, state == "held" ? OperatingMode.Guide : OperatingMode.Autonomous);
        if (state == "flat")
            return world;
        await world.StartAsync(BotPlan.Busy);
        await world.UntilAsync(books => state switch
        {
            "entry on its way" => books.Orders.Open.Any(order => order.Status == OrderStatus.Accepted),
            "held" => books.Orders.Open.Any(order => order.Status == OrderStatus.Held),
            "unknown" => books.Orders.Open.Any(order => order.Status == OrderStatus.Unknown),
            _ => Books.Holdings(books).Any(holding => holding != 0m),
        });
        if (state == "shut down")
            await world.DoAsync(session => session.Engine.ShutDown("a test"));
        return world;
    }
}
