using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using static Plimsoll.Core.Tests.Risk.RiskCase;

namespace Plimsoll.Core.Tests.Risk;

public sealed class LiquidationTests
{
    private static readonly Instrument Perpetual = Spot with
    {
        AssetClass = AssetClass.CryptoPerpetual,
        MaintenanceMarginFraction = 0.005m,
        Fees = new FeeSchedule.OfValue(0.001m, 0.0004m),
    };

    // Equity 10,000, peak 10,400, day start 10,200, two positions with a heat of 250: long 0.3 at 50,000 with 5.
    private static readonly RiskInputs Leveraged = Good with
    {
        Instrument = Perpetual,
        Ticket = Ticket(0.3m) with { Leverage = 5m },
        EntryPrice = Price.Of(50_000m),
        Stop = Price.Of(49_500m),
        Target = Price.Of(51_000m),
        PeakEquity = 10_400m,
        DayStartEquity = 10_200m,
        OpenPositions = 2,
        CorrelatedPositions = 3,
        Heat = 250m,
    };

    [Theory]
    [InlineData(PositionSide.Long, 50_000, 5, 40_201.01)]
    [InlineData(PositionSide.Short, 50_000, 3, 66_334.99)]
    [InlineData(PositionSide.Long, 50_000, 1, 0)]
    public void The_price_is_where_margin_and_loss_meet_the_maintenance(
        PositionSide side, decimal entry, decimal leverage, decimal expected) =>
        decimal.Round(Liquidation.PriceOf(side, entry, entry / leverage, 0.005m), 2).ShouldBe(expected);

    [Fact]
    public void A_leveraged_entry_far_from_its_liquidation_passes() => Ask(Leveraged).ShouldBeNull();

    [Fact]
    public void Leverage_does_not_widen_the_other_limits()
    {
        Ask(Leveraged with { Ticket = Ticket(0.4m) with { Leverage = 5m } }).ShouldBe("risk.position_size");
        Ask(Leveraged with { Stop = Price.Of(49_300m) }).ShouldBe("risk.risk_per_trade");
        Ask(Leveraged with { Target = Price.Of(50_700m) }).ShouldBe("risk.reward_risk");
    }

    // Liquidated at 40,201.01: 9,798.99 away, so a stop may be 7,839.19 away and no further.
    [Theory]
    [InlineData(42_160.81, null)]
    [InlineData(42_160.80, "risk.liquidation_distance")]
    public void The_stop_must_be_hit_with_a_quarter_of_its_distance_to_spare(decimal stop, string? code) =>
        Ask(Leveraged with
        {
            Ticket = Ticket(0.01m) with { Leverage = 5m },
            Stop = Price.Of(stop),
            Target = Price.Of(70_000m),
        }).ShouldBe(code);

    [Fact]
    public void Nobody_borrows_where_the_maintenance_margin_is_not_known() =>
        Ask(Leveraged with { Instrument = Perpetual with { MaintenanceMarginFraction = 0m } })
            .ShouldBe("risk.liquidation_distance");

    [Fact]
    public void Margin_in_use_counts_with_the_candidates_own()
    {
        Ask(Leveraged with { MarginUsed = 5_000m }).ShouldBeNull();
        Ask(Leveraged with { MarginUsed = 5_000.01m }).ShouldBe("risk.margin");
    }
}
