using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>What an account does, and does not, while something is published.</summary>
public sealed class BlackoutTests
{
    private static readonly Timestamp Noon = World.Start + TimeSpan.FromHours(12);
    private static readonly EconomicEvent Jobs = new(Noon, "USD", "Nonfarm Payrolls", EventImpact.High);
    private static readonly BlackoutRule Rule = new() { MinutesBefore = 30, MinutesAfter = 15 };

    [Theory]
    [InlineData(-30 * 60 * 1_000_000L - 1, null)]
    [InlineData(-30 * 60 * 1_000_000L, "risk.blackout")]
    [InlineData(15 * 60 * 1_000_000L - 1, "risk.blackout")]
    [InlineData(15 * 60 * 1_000_000L, null)]
    public void Entries_are_refused_from_the_first_instant_of_a_window_to_before_its_end(long fromNoon, string? code)
    {
        var world = Told(Rule).Do(engine => engine.OnTime(new Timestamp(Noon.Micros + fromNoon))).Buy().Bar(100);

        Verdict(world).Code.ShouldBe(code);
    }

    [Fact]
    public void The_verdict_names_what_is_published_and_until_when()
    {
        var world = Told(Rule).Do(engine => engine.OnTime(Noon)).Buy().Bar(100);

        var verdict = Verdict(world);
        verdict.Text.ShouldBe(
            $"Economic event: USD Nonfarm Payrolls at {Noon}, until {Noon + TimeSpan.FromMinutes(15)}");
        verdict.Inputs.Admission.Blackout.ShouldNotBeNull();
        new RiskGate(RiskLimits.Hard).Judge(verdict.Number, verdict.Inputs).Decision.Text.ShouldBe(verdict.Text);
    }

    [Fact]
    public void Exits_pass()
    {
        var world = Told(Rule).Hold().Do(engine => engine.OnTime(Noon)).Sell().Bar(100).Bar(100);

        world.Position.IsFlat.ShouldBeTrue();
        world.Trips.Single().ExitReason.ShouldBe(ExitReason.SignalClose);
    }

    [Theory]
    [InlineData("GBP", EventImpact.High, false)]
    [InlineData("USD", EventImpact.Medium, false)]
    [InlineData("usd", EventImpact.High, true)]
    [InlineData("BTC", EventImpact.High, true)]
    public void Only_what_concerns_the_instrument_opens_a_window(string currency, EventImpact impact, bool refuses)
    {
        var world = Told(Rule, Jobs with { Currency = currency, Impact = impact })
            .Do(engine => engine.OnTime(Noon)).Buy().Bar(100);

        (Verdict(world).Code == "risk.blackout").ShouldBe(refuses);
    }

    [Fact]
    public void Currencies_that_are_named_count_for_every_instrument()
    {
        var world = Told(Rule with { Currencies = ["GBP"] }, Jobs with { Currency = "GBP" })
            .Do(engine => engine.OnTime(Noon)).Buy().Bar(100);

        Verdict(world).Code.ShouldBe("risk.blackout");
        var usual = Told(Rule with { Currencies = ["GBP"] }).Do(engine => engine.OnTime(Noon)).Buy().Bar(100);
        Verdict(usual).Code.ShouldBeNull();
    }

    [Fact]
    public void Nobody_said_anything_it_is_on_for_currency_pairs_and_off_for_others()
    {
        BlackoutRule.On(RiskCase.Spot, null).ShouldBeNull();
        var pair = RiskCase.Spot with { AssetClass = AssetClass.Fx, Base = "EUR", Quote = "USD" };
        BlackoutRule.On(pair, null).ShouldBe(BlackoutRule.Usual);
        BlackoutRule.On(pair, Rule with { IsOn = false }).ShouldBeNull();
        var usual = BlackoutRule.Usual;
        (usual.MinutesBefore, usual.MinutesAfter, usual.Action).ShouldBe((30, 30, BlackoutAction.BlockEntries));
        usual.Impacts.ShouldBe([EventImpact.High]);
        Should.Throw<ArgumentOutOfRangeException>(() => new BlackoutRule { MinutesBefore = 1_441 });
    }

    [Fact]
    public void Of_several_windows_the_one_that_ends_last_is_named()
    {
        var later = Jobs with { Time = Noon + TimeSpan.FromMinutes(20), Title = "Speech" };
        var world = Told(Rule, later, Jobs).Do(engine => engine.OnTime(Noon)).Buy().Bar(100);

        Verdict(world).Text.ShouldEndWith($"Speech at {later.Time}, until {later.Time + TimeSpan.FromMinutes(15)}");
    }

    [Fact]
    public void A_calendar_is_stale_a_week_after_it_was_brought_up_to_date_and_refuses_nothing_by_that()
    {
        var world = new World().Do(engine => engine.Blackouts.SetRule(Rule, "ann"));
        world.Engine.Blackouts.IsStale.ShouldBeTrue("there never was one");
        world.Do(engine => engine.Blackouts.Tell([Jobs], World.Start));
        world.Engine.Blackouts.IsStale.ShouldBeFalse();

        world.Do(engine => engine.OnTime(World.Start + TimeSpan.FromDays(7) - TimeSpan.FromMicroseconds(1)));
        world.Engine.Blackouts.IsStale.ShouldBeFalse();
        world.Do(engine => engine.OnTime(World.Start + TimeSpan.FromDays(7))).Engine.Blackouts.IsStale.ShouldBeTrue();

        Verdict(world.Buy().Bar(100)).IsApproved.ShouldBeTrue();
        new World().Engine.Blackouts.IsStale.ShouldBeFalse("no rule is on");
    }

    [Fact]
    public void Flat_before_means_that_positions_end_as_the_window_opens_and_working_entries_are_cancelled()
    {
        var rule = Rule with { Action = BlackoutAction.FlattenBefore };
        var world = Told(rule).Hold();
        world.Do(engine => engine.OnTime(Noon - TimeSpan.FromMinutes(30) - TimeSpan.FromMicroseconds(1)));
        world.Bar(100).Position.IsFlat.ShouldBeFalse();

        world.Do(engine => engine.OnTime(Noon - TimeSpan.FromMinutes(30))).Bar(100);

        world.Position.IsFlat.ShouldBeTrue();
        world.Trips.Single().ExitReason.ShouldBe(ExitReason.Blackout);
        var entering = Told(rule).Buy().Bar(100);
        entering.Do(engine => engine.OnTime(Noon)).Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
    }

    [Fact]
    public void Tightening_moves_the_stop_to_the_entry_from_one_R_of_profit_on_and_never_back()
    {
        var world = Told(Rule with { Action = BlackoutAction.BlockAndTighten }).Hold(stop: 98, target: 120);
        world.Do(engine => engine.OnTime(Noon)).Bar((100, 101.99, 100, 101.99));
        world.Position.Stop.ShouldBe(Price.Of(98m));

        world.Bar((102, 102, 102, 102));
        world.Position.Stop.ShouldBe(Price.Of(100m));
        world.Bar((102, 103, 102, 103)).Bar((103, 103, 101, 101)).Position.Stop.ShouldBe(Price.Of(100m));
        world.Facts.OfType<AccountFact.StopTightened>().Count().ShouldBe(1);
        world.Venue.Working.Single(order => order.Ticket.Purpose == OrderPurpose.Stop)
            .Ticket.StopPrice.ShouldBe(Price.Of(100m));
    }

    [Fact]
    public void The_rule_is_part_of_what_facts_make_and_of_what_is_kept()
    {
        var world = Told(Rule);

        world.Refold().Blackout.ShouldBe(Rule);
        AccountState.Restore(default, world.Instruments, world.State.Capture()).Blackout.ShouldBe(Rule);
        world.Do(engine => engine.Blackouts.SetRule(null, "ann")).State.Blackout.ShouldBeNull();
    }

    private static World Told(BlackoutRule rule, params EconomicEvent[] events) => new World()
        .Do(engine => engine.Blackouts.SetRule(rule, "ann"))
        .Do(engine => engine.Blackouts.Tell(events.Length == 0 ? [Jobs] : events, World.Start));

    private static RiskDecision Verdict(World world) => world.Facts.OfType<AccountFact.RiskDecided>().Last().Decision;
}
