using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Market;

public sealed class FeeScheduleTests
{
    private static readonly FeeSchedule Shares = new FeeSchedule.OfValue(-0.0001m, 0.0005m);

    [Theory]
    [InlineData(200, 0.5)]
    [InlineData(200, -0.5)]
    public void A_share_of_value_is_the_taker_s_or_the_maker_s(decimal price, decimal units)
    {
        Shares.Of(price, units).ShouldBe(0.05m);
        Shares.Of(price, units, isMaker: true).ShouldBe(-0.01m, "a rebate");
    }

    [Fact]
    public void A_fee_for_each_lot_knows_no_price_unless_it_is_of_the_base()
    {
        var fees = new FeeSchedule.PerLot { RoundTurn = 7m };
        fees.Of(1.1m, 250_000m).ShouldBe(8.75m);
        fees.Of(2.2m, -250_000m, isMaker: true).ShouldBe(8.75m);
        (fees with { IsInBase = true }).Of(150m, 100_000m).ShouldBe(525m);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(50.01)]
    public void A_fee_for_each_lot_is_from_0_to_50(decimal roundTurn) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new FeeSchedule.PerLot { RoundTurn = roundTurn });

    [Fact]
    public void A_wish_replaces_what_it_names()
    {
        Shares.With(null, null).ShouldBeSameAs(Shares);
        Shares.With(0.001m, null).ShouldBe(new FeeSchedule.OfValue(0.001m, 0.0005m));
        Shares.With(null, 0.001m).ShouldBe(new FeeSchedule.OfValue(-0.0001m, 0.001m));
    }

    [Fact]
    public void A_fraction_in_place_of_money_for_each_lot_stands_for_both_unless_both_are_named()
    {
        var fees = new FeeSchedule.PerLot();
        fees.With(null, null).ShouldBeSameAs(fees);
        fees.With(0.001m, null).ShouldBe(new FeeSchedule.OfValue(0.001m, 0.001m));
        fees.With(null, 0.002m).ShouldBe(new FeeSchedule.OfValue(0.002m, 0.002m));
        fees.With(0.001m, 0.002m).ShouldBe(new FeeSchedule.OfValue(0.001m, 0.002m));
    }
}
