using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>The first days of an account with real money, and the end of its trading by itself.</summary>
public sealed class LiveTermTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly Timestamp Until = World.Start + TimeSpan.FromHours(1);

    [Theory]
    [InlineData(-1_000_000, 0.01)]
    [InlineData(-1, 0.01)]
    [InlineData(0, 0.02)]
    public void For_seven_days_a_trade_risks_half_of_what_it_may_later(long microsFromWeek, double most)
    {
        var world = new World(new WorldOptions { Sizing = new SizingRule.RiskFraction(0.02m) });
        world.Do(engine => engine.Live.Begin(World.Start, null))
            .Do(engine => engine.OnTime(World.Start + Week + TimeSpan.FromMicroseconds(microsFromWeek)))
            .Buy(stop: 80, target: 140).Bar(100);

        var verdict = world.Facts.OfType<AccountFact.RiskDecided>().Last().Decision;
        verdict.IsApproved.ShouldBeTrue(verdict.Text);
        var check = verdict.Checks.Single(one => one.Number == "6e");
        check.Limit.ShouldBe((decimal)most);
        check.Value.ShouldNotBeNull().ShouldBeInRange((decimal)most * 0.98m, (decimal)most);
        verdict.Inputs.HalvedUntil.ShouldBe(microsFromWeek < 0 ? World.Start + Week : null);
    }

    [Fact]
    public void Without_real_money_nothing_is_halved()
    {
        var world = new World(new WorldOptions { Sizing = new SizingRule.RiskFraction(0.02m) })
            .Buy(stop: 80, target: 140).Bar(100);

        world.Facts.OfType<AccountFact.RiskDecided>().Last().Decision.Checks.Single(one => one.Number == "6e")
            .Limit.ShouldBe(0.02m);
    }

    [Fact]
    public void At_its_end_it_is_guided_and_what_works_is_taken_back()
    {
        var world = new World().Do(engine => engine.Live.Begin(World.Start, Until)).Buy().Bar(100);
        world.Do(engine => engine.OnTime(Until - TimeSpan.FromMicroseconds(1)));
        (world.State.Mode, world.Last(OrderPurpose.Entry).IsTerminal).ShouldBe((OperatingMode.Autonomous, false));

        world.Do(engine => engine.OnTime(Until));

        world.State.Mode.ShouldBe(OperatingMode.Guide);
        world.State.Live.ShouldBe(new LiveTerm(World.Start, Until, Until));
        world.Facts.OfType<AccountFact.LiveEnded>().Single().Until.ShouldBe(Until);
        world.Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Cancelled);
        world.Do(engine => engine.OnTime(Until + Week)).Facts.OfType<AccountFact.LiveEnded>().Count().ShouldBe(1);
    }

    [Fact]
    public void After_its_end_entries_are_held_and_protective_exits_go_on()
    {
        var world = new World().Do(engine => engine.Live.Begin(World.Start, Until)).Hold();
        world.Do(engine => engine.OnTime(Until));
        world.Position.IsFlat.ShouldBeFalse();

        world.Bar((100, 100, 97, 97)).Bar(97);
        world.Trips.Single().ExitReason.ShouldBe(ExitReason.Stop);

        world.Buy(stop: 95, target: 105).Bar(97);
        world.Last(OrderPurpose.Entry).Status.ShouldBe(OrderStatus.Held);
    }

    [Fact]
    public void Only_another_end_lets_it_trade_by_itself_again()
    {
        var world = new World().Do(engine => engine.Live.Begin(World.Start, Until));
        world.Do(engine => engine.OnTime(Until));
        world.Do(engine => engine.SetMode(OperatingMode.Autonomous, "ann", "go on").ShouldBe(LiveDesk.Over));
        world.State.Mode.ShouldBe(OperatingMode.Guide);

        world.Do(engine => engine.Live.SetUntil(Until, "ann", "go on").ShouldBe("execution.live_until_past"))
            .Do(engine => engine.Live.SetUntil(Until + Week, "ann", "go on").ShouldBeNull())
            .Do(engine => engine.SetMode(OperatingMode.Autonomous, "ann", "go on").ShouldBeNull());

        (world.State.Mode, world.State.Live).ShouldBe((OperatingMode.Autonomous, new LiveTerm(World.Start, Until + Week)));
        world.Do(engine => engine.OnTime(Until + Week)).State.Mode.ShouldBe(OperatingMode.Guide);
    }

    [Fact]
    public void It_is_part_of_what_facts_make_and_of_what_is_kept()
    {
        var world = new World().Do(engine => engine.Live.Begin(World.Start, Until));
        world.Do(engine => engine.OnTime(Until));

        world.Refold().Live.ShouldBe(world.State.Live);
        AccountState.Restore(default, world.Instruments, world.State.Capture()).Live.ShouldBe(world.State.Live);
        new World().Engine.Live.SetUntil(Until, "ann", "none").ShouldBe("execution.not_live");
    }
}
