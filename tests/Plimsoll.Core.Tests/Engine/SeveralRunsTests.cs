using Plimsoll.Core.Engine;
using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>Two runs on one instrument share one position, and the first wins.</summary>
public sealed class SeveralRunsTests
{
    private static readonly RunId RunTwo = new(Guid.Parse("00000000-0000-0000-0000-000000000002"));

    private static readonly Instrument Perpetual = RiskCase.Spot with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
        Fees = FeeSchedule.None,
    };

    private readonly World _world = new(new WorldOptions { Instrument = Perpetual });
    private readonly ScriptedStrategy _second = new();

    public SeveralRunsTests() => _world.Do(engine => engine.Start(_world.Run(RunTwo, _second)));

    [Theory]
    [InlineData(PositionSide.Short, "signal.opposite_open")]
    [InlineData(PositionSide.Long, "signal.duplicate")]
    public void Who_holds_the_position_keeps_it(PositionSide side, string code)
    {
        _world.Hold();
        _second.Say(Entry(side));
        _world.Bar(100).Bar(100).LastCode.ShouldBe(code);
        (_world.Position.RunId, _world.Position.Side, _world.Position.Quantity.Value)
            .ShouldBe((World.RunOne, PositionSide.Long, 10m));
        _world.Intents.Count(ticket => ticket.IsEntry).ShouldBe(1);
    }

    [Theory]
    [InlineData(PositionSide.Short, "signal.opposite_open")]
    [InlineData(PositionSide.Long, "signal.duplicate")]
    public void An_entry_that_works_already_counts_as_first(PositionSide side, string code)
    {
        _world.Propose(Entry(PositionSide.Long) with { OrderType = OrderType.Limit, Price = 99, StopLoss = 97 }).Bar(100);
        _second.Say(Entry(side));
        _world.Bar(100).LastCode.ShouldBe(code);
        _world.Bar((100, 100, 98.5, 99)).Position.RunId.ShouldBe(World.RunOne);
    }

    [Fact]
    public void Of_two_on_one_bar_the_one_that_runs_longer_is_first()
    {
        _second.Say(Entry(PositionSide.Short));
        _world.Buy().Bar(100).Bar(100);
        (_world.LastCode, _world.Position.RunId).ShouldBe((null, World.RunOne));
        _world.Facts.OfType<AccountFact.SignalMoved>().ShouldContain(moved => moved.Code == "signal.opposite_open");
    }

    [Fact]
    public void When_the_first_is_out_the_second_may_enter_and_each_has_its_own_books()
    {
        _world.Hold().Sell().Bar(100).Bar(101);
        _second.Say(Entry(PositionSide.Short));
        _world.Bar(101).Bar(101);
        (_world.Position.RunId, _world.Position.Side).ShouldBe((RunTwo, PositionSide.Short));
        _world.Bar(105).Trips.Count().ShouldBe(2);
        var runs = _world.State.Runs;
        (runs[World.RunOne].Wins, runs[World.RunOne].Losses).ShouldBe((1, 0));
        (runs[RunTwo].Wins, runs[RunTwo].Losses).ShouldBe((0, 1));
    }

    [Fact]
    public void An_exit_of_a_run_that_holds_nothing_leaves_the_others_trade_alone()
    {
        _world.Hold();
        _second.Say(Exit);
        _second.Say(Exit with { ExitReason = ExitReason.Emergency });
        _world.Bar(100).Bar(100);
        (_world.Position.RunId, _world.Position.Quantity.Value).ShouldBe((World.RunOne, 10m));
        _world.Intents.ShouldNotContain(ticket => ticket.Purpose == OrderPurpose.Exit);
        _world.Facts.OfType<AccountFact.SignalCreated>().ShouldAllBe(made => made.Signal.RunId == World.RunOne);
        _world.Engine.Find(RunTwo)!.History.Newest().ShouldContain(bar => bar.Blocker == "signal.other_run");
        _world.Sell().Bar(101).Bar(101).Position.IsFlat.ShouldBeTrue("its own exit still ends it");
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void What_a_stopped_run_left_behind_is_ended_by_the_next_run_of_its_bot_only(bool isSameBot, bool isEnded)
    {
        var (bot, other) = (Guid.Parse("00000000-0000-0000-0000-00000000000a"), Guid.NewGuid());
        var (first, next) = (new ScriptedStrategy(), new ScriptedStrategy());
        var (runThree, runFour) = (new RunId(Guid.NewGuid()), new RunId(Guid.NewGuid()));
        _world.Do(engine => engine.Start(_world.Run(runThree, first, bot)));
        first.Say(Entry(PositionSide.Long));
        _world.Bar(100).Bar(100).Position.RunId.ShouldBe(runThree);
        _world.Do(engine => engine.Start(_world.Run(runFour, next, isSameBot ? bot : other)));
        next.Say(Exit);
        _world.Bar(100).Bar(100).Position.IsFlat.ShouldBeFalse("its run is at work");

        _world.Do(engine => engine.Stop(runThree, "test", flatten: false));
        next.Say(Exit);
        _world.Bar(100).Bar(100).Position.IsFlat.ShouldBe(isEnded);
    }

    private static SignalProposal Exit { get; } =
        new() { Action = SignalAction.Close, Side = PositionSide.Long, Reason = "test" };

    private static SignalProposal Entry(PositionSide side) => new()
    {
        Action = SignalAction.Open,
        Side = side,
        StopLoss = side == PositionSide.Long ? 98 : 104,
        DeclaredExit = "the test says when",
        Reason = "test",
    };
}
