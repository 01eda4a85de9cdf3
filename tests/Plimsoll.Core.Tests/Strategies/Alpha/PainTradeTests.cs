using Plimsoll.Core.Strategies.Alpha;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Tests.Strategies.Alpha;

public sealed class PainTradeTests
{
    // Funding that is not high, high and extreme; open interest below and above what the ceilings let through.
    [Theory]
    [InlineData(0.0000999, 1, null)]
    [InlineData(0.0001, 1, 0.5)]
    [InlineData(0.0001, 1.7, 0.64)]
    [InlineData(0.0001, 1.75, 0.65)]
    [InlineData(0.0001, 1.8, 0.65)]
    [InlineData(0.000499, 1, 0.5)]
    [InlineData(0.0005, 1, 0.7)]
    [InlineData(0.0005, 1.7, 0.84)]
    [InlineData(0.0005, 1.8, 0.85)]
    [InlineData(0.01, 0.5, 0.6)]
    public void The_side_that_pays_is_hurt(double funding, double ratio, double? expected)
    {
        var (longs, shorts) = (PainTrade.Of(funding, ratio, 0), PainTrade.Of(-funding, ratio, 0));
        (longs?.Hurt, shorts?.Hurt).ShouldBe(
            expected is null ? (null, null) : (PositionSide.Long, (PositionSide?)PositionSide.Short));
        (longs?.Probability).ShouldBe(shorts?.Probability);
        ((longs?.Probability ?? -1) - (expected ?? -1)).ShouldBe(0, 1e-12);
    }

    [Theory]
    [InlineData(-0.1, true)]
    [InlineData(0.1, true)]
    [InlineData(0.101, false)]
    [InlineData(0.5, false)]
    [InlineData(0.899, false)]
    [InlineData(0.9, true)]
    [InlineData(1, true)]
    [InlineData(double.NaN, false)]
    public void Price_must_be_within_a_tenth_of_an_end_of_its_range(double place, bool isOne) =>
        PainTrade.Of(0.0005, 1, place).HasValue.ShouldBe(isOne);
}
