using Plimsoll.Core.Market;
using Plimsoll.Core.Risk;
using Plimsoll.Core.Trading;
using static Plimsoll.Core.Tests.Risk.RiskCase;

namespace Plimsoll.Core.Tests.Risk;

public sealed class SizingTests
{
    private static readonly SizingRule TwoPercent = new SizingRule.RiskFraction(0.02m);

    [Fact]
    public void Two_percent_risk_without_fees_is_a_hundred_units() =>
        Wish(TwoPercent, Good with { Instrument = Wide(0m), Equity = 10_000m }).ShouldBe((100m, "wish"));

    [Fact]
    public void Fees_both_ways_make_it_ninety_units_and_ninety_nine() =>
        Wish(TwoPercent, Good with { Instrument = Wide(0.001m) }).ShouldBe((90.99m, "wish"));

    [Fact]
    public void The_position_limit_makes_it_thirty_five() =>
        Size(TwoPercent, Good).ShouldBe((35m, "position_size"));

    [Fact]
    public void Sizing_never_rounds_up() =>
        Size(new SizingRule.FixedQuote(999.999m), Good).ShouldBe((9.99m, "wish"));

    [Theory]
    [InlineData(0.02, 2, "wish")]
    [InlineData(0.35, 35, "wish")]
    [InlineData(0.36, 35, "position_size")]
    public void A_share_of_equity(decimal fraction, decimal quantity, string boundBy) =>
        Size(new SizingRule.EquityFraction(fraction), Good).ShouldBe((quantity, boundBy));

    [Fact]
    public void Each_limit_that_binds_is_named()
    {
        var all = new SizingRule.FixedQuantity(1_000m);
        Size(all, Good with { CommittedCapital = 9_000m }).ShouldBe((5m, "exposure"));
        Size(all, Good with { Heat = 1_500m }).ShouldBe((0m, "heat"));
        Size(all, Good with { Stop = Price.Of(80m) }).BoundBy.ShouldBe("risk_per_trade");
        Size(all, Good with { Run = Run with { CommittedCapital = 9_400m } }).ShouldBe((1m, "strategy_exposure"));
        Size(all, Good, cash: 100.1m).ShouldBe((1m, "cash"));
        Size(all, Good with
        {
            Instrument = Spot with { AssetClass = AssetClass.Fx, ContractSize = 100_000m, Fees = FeeSchedule.None },
            EntryPrice = Price.Of(1.1m),
            Stop = Price.Of(1.0999m),
            Equity = 10_000_000m,
        }, cash: 1e9m).ShouldBe((1m, "lots"));
    }

    // At 1.10 a lot is worth 110,000; entry and exit cost 7.00, which counts as risk beside 500 at a stop of 50 pips.
    [Fact]
    public void Fees_for_each_lot_count_as_risk_and_as_cash()
    {
        var euro = Good with
        {
            Instrument = Spot with
            {
                AssetClass = AssetClass.Fx,
                ContractSize = 100_000m,
                QuantityStep = 0.000_001m,
                Fees = new FeeSchedule.PerLot(),
            },
            EntryPrice = Price.Of(1.1m),
            Stop = Price.Of(1.095m),
        };
        Wish(TwoPercent, euro with { Equity = 10_000m }).ShouldBe((0.394_477m, "wish"));
        Size(new SizingRule.FixedQuantity(1m), euro with { Equity = 10_000_000m }, cash: 11_000.35m)
            .ShouldBe((0.1m, "cash"));
    }

    [Fact]
    public void No_stop_no_size() => Size(TwoPercent, Good with { Stop = null }).Quantity.ShouldBe(0m);

    [Fact]
    public void What_the_sizer_leaves_the_gate_passes()
    {
        foreach (var equity in new[] { 1_000m, 3_333.33m, 10_000m, 1_234_567.89m })
        {
            var inputs = Good with { Equity = equity, PeakEquity = equity, DayStartEquity = equity };
            var size = Size(new SizingRule.FixedQuantity(1_000_000m), inputs, cash: equity);
            Ask(inputs with { Ticket = Ticket(size.Quantity) }).ShouldBeNull($"equity {equity}");
        }
    }

    // The position limit is out of the way, as it is where the sizing example is worked out.
    private static (decimal Quantity, string BoundBy) Wish(SizingRule rule, RiskInputs inputs)
    {
        var sized = PositionSizer.Size(rule, inputs.EntryPrice, inputs, RiskLimits.ForMeasurement(), 10_000m);
        return (sized.Quantity.Value, sized.BoundBy);
    }

    private static (decimal Quantity, string BoundBy) Size(SizingRule rule, RiskInputs inputs, decimal cash = 10_000m)
    {
        var sized = PositionSizer.Size(rule, inputs.EntryPrice, inputs, RiskLimits.Hard, cash);
        return (sized.Quantity.Value, sized.BoundBy);
    }

    private static Instrument Wide(decimal fee) => Spot with { Fees = new FeeSchedule.OfValue(0.001m, fee) };
}
