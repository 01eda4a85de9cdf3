using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Accounts;
using Plimsoll.Runtime.Serialization;
using Plimsoll.Runtime.Tests.Trading;

namespace Plimsoll.Runtime.Tests.Accounts;

/// <summary>
/// Economic events in the life of an account: told at its start, kept with what it hears, so that each world's end, which
/// tells every life again, finds the same verdicts.
/// </summary>
public sealed class BlackoutTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(20);
    private static readonly BlackoutRule Rule = new() { MinutesBefore = 10, MinutesAfter = 30 };

    [Fact]
    public async Task Whoever_starts_within_a_window_refuses_from_the_first_signal_on()
    {
        var database = new MemoryDatabase();
        Timestamp published;
        await using (var before = await World.OpenAsync(WorldStores.Of(database)))
        {
            published = before.Market.Time + Soon;
            database.Calendar = Of(published);
            await BeginAsync(before);
            await before.AdvanceToAsync(published);
        }

        await using var world = await World.OpenAsync(WorldStores.Of(database));
        await world.AdvanceToAsync(published + TimeSpan.FromMinutes(29));

        Refused(database).Count.ShouldBeGreaterThan(1);
        Entries(database, published).ShouldBeEmpty();
        Refused(database)[0].Decision.Text.ShouldContain("USD Rate decision");
        await world.AdvanceToAsync(published + TimeSpan.FromHours(1));
        Entered(database).ShouldContain(time => time >= published + TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task A_calendar_that_comes_while_the_account_lives_counts_from_then_on()
    {
        var database = new MemoryDatabase();
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        await BeginAsync(world);
        await world.AdvanceAsync(Soon);
        Entered(database).ShouldNotBeEmpty();
        var published = world.Market.Time + Soon;

        var calendar = Of(published);
        await world.DoAsync(session => session.Engine.Blackouts.Tell(calendar.Events, calendar.UpdatedAt));
        await world.AdvanceToAsync(published + TimeSpan.FromMinutes(29));

        Entries(database, published).ShouldBeEmpty();
        Refused(database).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_rule_that_is_flat_before_ends_positions_as_the_window_opens()
    {
        var database = new MemoryDatabase();
        await using var world = await World.OpenAsync(WorldStores.Of(database));
        await BeginAsync(world, Rule with { Action = BlackoutAction.FlattenBefore });
        await world.UntilAsync(books => Books.Holdings(books).Any(holding => holding != 0m));
        var calendar = Of(world.Market.Time + TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(5));
        await world.DoAsync(session => session.Engine.Blackouts.Tell(calendar.Events, calendar.UpdatedAt));

        await world.AdvanceAsync(TimeSpan.FromMinutes(1));

        (await world.AskAsync(Books.Holdings)).ShouldAllBe(holding => holding == 0m);
        FactsOf(database).OfType<AccountFact.RoundTripClosed>().Last().Trip.ExitReason.ShouldBe(ExitReason.Blackout);
    }

    private static async Task BeginAsync(World world, BlackoutRule? rule = null)
    {
        await world.OpenAccountAsync(Guid.Empty);
        await world.DoAsync(session => session.Engine.Blackouts.SetRule(rule ?? Rule, "ann"));
        await world.StartAsync(BotPlan.Busy, 1);
        await world.StartAsync(BotPlan.Cross("sim:DELTA-USD", "1m", 5, 15, "long"), 2);
    }

    private static ToldCalendar Of(Timestamp published) => new(
        [new EconomicEvent(published, "USD", "Rate decision", EventImpact.High)], published - TimeSpan.FromDays(1));

    private static IReadOnlyList<Timestamp> Entered(MemoryDatabase database) =>
        [.. FactsOf(database).OfType<AccountFact.OrderIntended>().Where(one => one.Ticket.IsEntry).Select(one => one.At)];

    private static IEnumerable<Timestamp> Entries(MemoryDatabase database, Timestamp published) => Entered(database)
        .Where(time => time >= published - TimeSpan.FromMinutes(10) && time < published + TimeSpan.FromMinutes(30));

    private static IReadOnlyList<AccountFact.RiskDecided> Refused(MemoryDatabase database) =>
        [.. FactsOf(database).OfType<AccountFact.RiskDecided>().Where(one => one.Decision.Code == "risk.blackout")];

    private static IReadOnlyList<AccountFact> FactsOf(MemoryDatabase database) =>
        [.. database.Now.Accounts.Values.Single().Facts.Select(fact => FactJson.Read(fact))];
}
