using Plimsoll.Core.Engine;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>The kill switch while nothing can be written down.</summary>
public sealed class PressedKillTests
{
    [Fact]
    public async Task With_a_database_it_is_durable_when_it_answers()
    {
        await using var world = await HoldingAsync(new MemoryDatabase());

        (await world.Account.KillAsync("ann", World.Stop)).ShouldBeTrue();

        (world.Account.IsKillPressed, world.Account.KillState).ShouldBe((false, KillState.Flattening));
        await world.AdvanceAsync(TimeSpan.FromSeconds(30));
        world.Account.KillState.ShouldBe(KillState.FlatProven);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_one_it_is_thrown_in_memory_and_comes_before_anything_else_when_the_database_is_back(
        bool isDegradedBefore)
    {
        var database = new MemoryDatabase();
        await using var world = await HoldingAsync(database);
        var before = database.Now;
        database.Fails = kind => kind is "commit" or "venue";
        if (isDegradedBefore)
            await world.AdvanceAsync(TimeSpan.FromMinutes(2));

        (await world.Account.KillAsync("ann", World.Stop)).ShouldBeFalse();

        (world.Account.IsDegraded, world.Account.IsKillPressed, world.Account.KillState)
            .ShouldBe((true, true, KillState.None));
        await Should.ThrowAsync<AccountUnavailableException>(world.Directory.RecoverDegradedAsync(World.Stop));
        world.Account.IsKillPressed.ShouldBeTrue("it is not durable yet");

        await RecoverAsync(world, database);
        FirstSince(before, database).ShouldBeOfType<AccountFact.KillStepped>().To.ShouldBe(KillState.Flattening);
        (world.Account.IsKillPressed, world.Account.IsDegraded).ShouldBe((false, false));
        await world.AdvanceAsync(TimeSpan.FromSeconds(30));
        (await world.AskAsync(state => state.Kill)).ShouldBe(KillState.FlatProven);
        (await world.AskAsync(Books.Holdings)).ShouldAllBe(holding => holding == 0m);
        Since(before, database).OfType<AccountFact.OrderIntended>().ShouldNotContain(fact => fact.Ticket.IsEntry);
    }

    [Fact]
    public async Task Thrown_while_its_account_is_put_together_it_is_carried_out_by_the_next_look()
    {
        var database = new MemoryDatabase();
        await using var world = await HoldingAsync(database);
        database.Fails = kind => kind is "commit";
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        var former = world.Account;
        database.Fails = null;
        var written = false;
        database.Written = (kind, image) =>
        {
            // In the middle of the first commit of the successor: what it was put together from knows nothing of it.
            if (!written && kind == "commit")
                _ = former.KillAsync("ann", World.Stop);
            written |= kind == "commit";
        };
        await world.Directory.RecoverDegradedAsync(World.Stop);
        await world.Directory.RecoverDegradedAsync(World.Stop);

        (await world.AskAsync(state => state.Kill)).ShouldNotBe(KillState.None);
        world.Account.IsKillPressed.ShouldBeFalse();
    }

    [Fact]
    public async Task An_entry_that_was_being_written_down_does_not_leave_any_more()
    {
        var database = new MemoryDatabase();
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        await world.OpenAccountAsync(Guid.Empty);
        await world.StartAsync(BotPlan.Busy);
        var entry = 0L;
        database.Written = (kind, image) =>
        {
            if (kind != "commit" || entry != 0 || Entry(image) is not { } intent)
                return;
            entry = intent;
            _ = world.Account.KillAsync("ann", World.Stop);
        };
        await world.UntilAsync(state => state.Kill == KillState.FlatProven);

        var order = (await world.AskAsync(state => state.Orders.Find(entry))).ShouldNotBeNull();
        (order.Status, order.ReasonCode).ShouldBe((OrderStatus.Rejected, "risk.halted"));
        var venue = await database.LoadAsync(world.Account.Record.Id, World.Stop);
        (venue?.Book.Working ?? []).ShouldBeEmpty();
        (await world.AskAsync(Books.Holdings)).ShouldAllBe(holding => holding == 0m);
    }

    [Fact]
    public async Task A_program_that_ends_before_it_is_durable_has_forgotten_it()
    {
        var database = new MemoryDatabase();
        await using (var world = await HoldingAsync(database))
        {
            database.Fails = _ => true;
            (await world.Account.KillAsync("ann", World.Stop)).ShouldBeFalse();
        }

        await using var after = await World.OpenAsync(WorldStores.Of(new MemoryDatabase(database.Now)));
        (after.Account.KillState, after.Account.IsKillPressed).ShouldBe((KillState.None, false));
    }

    private static async Task<World> HoldingAsync(MemoryDatabase database)
    {
        var world = await World.OpenAsync(WorldStores.Of(database));
        await world.OpenAccountAsync(Guid.Empty);
        await world.StartAsync(BotPlan.Busy);
        await world.UntilAsync(books => Books.Holdings(books).Any(holding => holding != 0m));
        return world;
    }

    private static async Task RecoverAsync(World world, MemoryDatabase database)
    {
        database.Fails = null;
        await world.Directory.RecoverDegradedAsync(World.Stop);
    }

    private static AccountFact FirstSince(MemoryDatabase.Image before, MemoryDatabase database) =>
        Since(before, database)[0];

    private static List<AccountFact> Since(MemoryDatabase.Image before, MemoryDatabase database) =>
        [.. FactsOf(database.Now).Skip(FactsOf(before).Count())];

    private static IEnumerable<AccountFact> FactsOf(MemoryDatabase.Image image) =>
        image.Accounts.Values.Single().Facts.Select(fact => FactJson.Read(fact));

    private static long? Entry(MemoryDatabase.Image image) => FactsOf(image).OfType<AccountFact.OrderIntended>()
        .LastOrDefault(fact => fact.Ticket.IsEntry)?.Ticket.IntentNumber;
}
