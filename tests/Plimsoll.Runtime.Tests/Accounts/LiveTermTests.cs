using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>The end of trading by itself, whatever happens to the program around it.</summary>
public sealed class LiveTermTests
{
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan After = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task It_comes_at_its_time_wherever_the_program_died_before()
    {
        var points = new List<CrashPoint>();
        var database = new MemoryDatabase();
        Timestamp until;
        await using (var world = await World.OpenAsync(WorldStores.Of(database)))
        {
            until = world.Market.Time + Length;
            await BeginAsync(world, until);
            database.Written = (kind, image) => points.Add(new CrashPoint(points.Count, kind, image));
            await world.AdvanceAsync(Length + After);
            await ExpectEndedAsync(world, database, until);
        }

        FactsOf(database).OfType<AccountFact.OrderIntended>().Count(one => one.Ticket.IsEntry).ShouldBeGreaterThan(2);
        points.Count.ShouldBeGreaterThan(80);
        foreach (var point in points)
        {
            var image = new MemoryDatabase(point.Image);
            await using var again = await World.OpenAsync(WorldStores.Of(image));
            await again.AdvanceToAsync(until + After);
            await ExpectEndedAsync(again, image, until);
        }
    }

    [Fact]
    public async Task An_end_that_came_while_nothing_ran_comes_with_the_first_event()
    {
        var database = new MemoryDatabase();
        Timestamp until;
        await using (var world = await World.OpenAsync(WorldStores.Of(database)))
        {
            until = world.Market.Time + Length;
            await BeginAsync(world, until);
            database.Fails = kind => kind is "commit";
            await world.AdvanceAsync(Length + After);
            world.Account.IsDegraded.ShouldBeTrue();
            database.Fails = null;
            await world.Directory.RecoverDegradedAsync(World.Stop);
            await world.AdvanceAsync(TimeSpan.FromSeconds(30));
            await ExpectEndedAsync(world, database, until);
        }
    }

    [Fact]
    public async Task An_account_that_was_opened_before_ends_were_known_has_its_first_days_from_its_opening()
    {
        var database = new MemoryDatabase();
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        var until = world.Market.Time + Length;
        await BeginAsync(world, until);

        (await world.AskAsync(state => state.Live)).ShouldBe(
            new LiveTerm(Timestamp.From(DateTimeOffset.UnixEpoch), until));
    }

    private static async Task BeginAsync(World world, Timestamp until)
    {
        await world.OpenAccountAsync(Guid.Empty, liveUntil: until);
        await world.StartAsync(BotPlan.Busy, 1);
        await world.StartAsync(BotPlan.Cross("sim:DELTA-USD", "1m", 5, 15, "long"), 2);
    }

    private static async Task ExpectEndedAsync(World world, MemoryDatabase database, Timestamp until)
    {
        var (mode, live) = await world.AskAsync(state => (state.Mode, state.Live));
        (mode, live?.Until).ShouldBe((OperatingMode.Guide, until));
        var facts = FactsOf(database);
        var ended = facts.OfType<AccountFact.LiveEnded>().Single();
        ended.Time.ShouldBe(live!.EndedAt!.Value);
        ended.Time.ShouldBeGreaterThanOrEqualTo(until);
        facts.SkipWhile(fact => fact != ended).OfType<AccountFact.OrderIntended>()
            .ShouldNotContain(intended => intended.Ticket.IsEntry && intended.Status != OrderStatus.Held);
    }

    private static IReadOnlyList<AccountFact> FactsOf(MemoryDatabase database) =>
        [.. database.Now.Accounts.Values.Single().Facts.Select(fact => FactJson.Read(fact))];
}
