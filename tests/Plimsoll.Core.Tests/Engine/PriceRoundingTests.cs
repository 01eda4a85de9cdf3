using Plimsoll.Core.Market;
using Plimsoll.Core.Strategies;
using Plimsoll.Core.Tests.Risk;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Engine;

/// <summary>A wish between two increments: neither the loss that was planned shrinks nor the profit.</summary>
public sealed class PriceRoundingTests
{
    [Fact]
    public void A_long_has_its_stop_below_and_its_target_above_the_wish() =>
        Protection(PositionSide.Long, stop: 97.996, target: 106.001)
            .ShouldBe((Price.Of(97.99m), Price.Of(106.01m)));

    [Fact]
    public void A_short_has_its_stop_above_and_its_target_below_the_wish() =>
        Protection(PositionSide.Short, stop: 102.001, target: 93.996)
            .ShouldBe((Price.Of(102.01m), Price.Of(93.99m)));

    [Fact]
    public void A_wish_on_an_increment_stays() =>
        Protection(PositionSide.Long, stop: 97.99, target: 106.01).ShouldBe((Price.Of(97.99m), Price.Of(106.01m)));

    private static (Price? Stop, Price? Target) Protection(PositionSide side, double stop, double target)
    {
        var world = new World(new WorldOptions
        {
            Instrument = RiskCase.Spot with
            {
                AssetClass = AssetClass.CryptoPerpetual,
                PriceIncrement = 0.01m,
                Fees = FeeSchedule.None,
                MaintenanceMarginFraction = 0.005m,
            },
        });
        var position = world.Propose(new SignalProposal
        {
            Action = SignalAction.Open,
            Side = side,
            StopLoss = stop,
            TakeProfit = target,
            Reason = "test",
        }).Bar(100).Bar(100).Position;
        position.Side.ShouldBe(side);
        return (position.Stop, position.Target);
    }
}
