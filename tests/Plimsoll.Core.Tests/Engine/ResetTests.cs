using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>An account that begins anew: closed first, then as new, and its log goes on.</summary>
public sealed class ResetTests
{
    private static readonly Money Anew = new(25_000m);

    [Fact]
    public void It_closes_everything_and_then_begins_with_the_balance_that_was_asked_for()
    {
        var world = new World().Hold().Bar(101).Sell().Bar(101).Bar(101).Hold();
        world.State.Statistics.TotalTrades.ShouldBe(1);
        world.Engine.Reset(Anew, "owner", "a second try").ShouldBeNull();
        world.Do(_ => { }).State.PendingReset.ShouldNotBeNull();
        world.State.Runs[World.RunOne].IsActive.ShouldBeFalse();
        world.Position.IsFlat.ShouldBeFalse("the venue fills with the next bar");
        var facts = world.Facts.Count;

        world.Bar(102);

        world.Position.IsFlat.ShouldBeTrue();
        world.Trips.Last().ExitReason.ShouldBe(ExitReason.Kill);
        var state = world.State;
        (state.PendingReset, state.Kill, state.Runs.Count).ShouldBe((null, KillState.None, 0));
        (state.Ledger.Cash, state.Ledger.FeesPaid, state.Marks.Exact()).ShouldBe((Anew, Money.Zero, Anew));
        (state.Marks.PeakEquity, state.Marks.DayStartEquity, state.Marks.Equity).ShouldBe((Anew, Anew, 25_000.0));
        state.Statistics.ShouldBe(new AccountStatistics(state.Statistics.Since, Anew));
        state.LastTrip.ShouldBe(2, "what was stays in the journal, and numbers go on");
        world.Facts.Count.ShouldBeGreaterThan(facts);
        StateDigest.Of(world.Refold(), world.Engine.Clock).ShouldBe(StateDigest.Of(state, world.Engine.Clock));
    }

    [Fact]
    public void A_peak_of_before_is_no_peak_of_the_new_account()
    {
        var world = new World(new WorldOptions { Sizing = new SizingRule.EquityFraction(0.35m) }).Hold().Bar(105).Bar(104);
        world.Do(engine => engine.Reset(new Money(1_000m), "owner", "smaller")).Bar(104);
        world.State.Marks.PeakEquity.Value.ShouldBe(1_000m);
        world.Bar(104).Bar(104).State.ShutdownReason.ShouldBeNull("a drawdown from 10 000 would be the end of it");
    }

    [Fact]
    public void With_nothing_open_it_happens_at_once_and_undoes_a_shutdown()
    {
        var world = new World().Do(engine => engine.ShutDown("command"));
        world.Do(engine => engine.Reset(Anew, "owner", "a second try"));
        (world.State.ShutdownReason, world.State.Kill, world.State.Ledger.Cash).ShouldBe((null, KillState.None, Anew));
        world.Facts.OfType<AccountFact.ShutdownCleared>().Single().Reason.ShouldBe("a second try");
    }

    [Fact]
    public void While_it_waits_nothing_is_opened_and_it_is_not_asked_for_twice()
    {
        var world = new World().Hold();
        world.IsVenueSilent = true;
        world.Do(engine => engine.Reset(Anew, "owner", "a second try"));
        world.Engine.Reset(Anew, "owner", "again").ShouldBe("execution.reset_pending");
        world.Do(engine => engine.Start(world.Run(new RunId(Guid.NewGuid()), new ScriptedStrategy())));
        world.State.IsHalted.ShouldBeTrue();
        world.Facts.OfType<AccountFact.AccountReset>().ShouldBeEmpty();
        (world.State.Ledger.Cash, world.Refold().PendingReset).ShouldBe((new Money(9_000m), world.State.PendingReset));
    }

    [Fact]
    public void A_venue_that_does_not_prove_flatness_keeps_it_waiting()
    {
        var world = new World { IsVenueSilent = true };
        world.Do(engine => engine.Reset(Anew, "owner", "a second try"));
        world.Do(engine => engine.TakeFlatProof(false, "an order is left"));
        (world.State.Kill, world.State.PendingReset?.InitialBalance).ShouldBe((KillState.FlattenUnproven, Anew));
        world.Do(engine => engine.TakeFlatProof(true, "nothing is left"));
        (world.State.Kill, world.State.PendingReset, world.State.Ledger.Cash).ShouldBe((KillState.None, null, Anew));
    }

    [Fact]
    public void Who_throws_the_kill_switch_meanwhile_finds_it_thrown()
    {
        var world = new World().Hold().Do(engine => engine.Reset(Anew, "owner", "a second try"));
        world.Do(engine => engine.Kill("somebody")).Bar(100);
        (world.State.Kill, world.State.PendingReset, world.State.Ledger.Cash).ShouldBe((KillState.FlatProven, null, Anew));
        world.Engine.ReleaseKill("owner", "looked at it").ShouldBeNull();
    }

    [Fact]
    public void What_is_in_quarantine_is_settled_first()
    {
        var world = new World();
        world.Do(engine => engine.OnReport(new OrderReport.Filled(new Fill
        {
            VenueFillId = "of nobody",
            IntentNumber = 99,
            InstrumentId = RiskCase.Spot.Id,
            Side = OrderSide.Buy,
            Price = Price.Of(100m),
            Quantity = Quantity.Of(1m),
            Fee = Money.Zero,
            Time = World.Start,
            UndisturbedPrice = Price.Of(100m),
        })));
        world.Engine.Reset(Anew, "owner", "a second try").ShouldBe("execution.reset_quarantined");
        (world.State.Kill, world.State.Runs[World.RunOne].IsActive).ShouldBe((KillState.None, true));
    }
}
