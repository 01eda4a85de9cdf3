using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;
using static Plimsoll.Core.Tests.Risk.RiskCase;

namespace Plimsoll.Core.Tests.Risk;

/// <summary>Each hard limit twice: what just passes, and the least that does not.</summary>
public sealed class HardLimitTests
{
    private static readonly Instrument Fx = Spot with
    {
        Id = InstrumentId.Of("test:EURUSD"),
        AssetClass = AssetClass.Fx,
        Fees = FeeSchedule.None,
    };

    private static readonly Instrument Free = Spot with { Fees = FeeSchedule.None };

    [Fact]
    public void An_ordinary_entry_passes() => Ask(Good).ShouldBeNull();

    [Theory]
    [InlineData(9_999, null)]
    [InlineData(8_500.01, null)]
    [InlineData(8_500, "risk.drawdown")]
    public void A_drawdown_of_exactly_fifteen_percent_is_refused(decimal equity, string? code) =>
        Ask(Good with { Equity = equity, DayStartEquity = equity, Ticket = Ticket(1m) }).ShouldBe(code);

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, "risk.open_positions")]
    public void The_eleventh_position_is_refused(int open, string? code) =>
        Ask(Good with { OpenPositions = open }).ShouldBe(code);

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, "risk.correlation")]
    public void The_fourth_correlated_position_is_refused(int correlated, string? code) =>
        Ask(Good with { CorrelatedPositions = correlated }).ShouldBe(code);

    [Theory]
    [InlineData(19, null)]
    [InlineData(20, "risk.entries_per_day")]
    public void The_twenty_first_entry_of_a_day_is_refused(int entries, string? code) =>
        Ask(Good with { EntriesToday = entries }).ShouldBe(code);

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, "risk.entries_per_hour")]
    public void The_sixth_entry_of_an_hour_is_refused(int entries, string? code) =>
        Ask(Good with { EntriesLastHour = entries }).ShouldBe(code);

    [Theory]
    [InlineData(1_000, null)]
    [InlineData(999.99, "risk.min_balance")]
    public void Below_a_thousand_there_are_no_entries(decimal equity, string? code) => Ask(Good with
    {
        Equity = equity,
        PeakEquity = equity,
        DayStartEquity = equity,
        Ticket = Ticket(1m),
    }).ShouldBe(code);

    [Theory]
    [InlineData(AssetClass.CryptoSpot, PositionSide.Long, 1, null)]
    [InlineData(AssetClass.CryptoSpot, PositionSide.Long, 1.01, "risk.leverage")]
    [InlineData(AssetClass.Equity, PositionSide.Long, 1, null)]
    [InlineData(AssetClass.Equity, PositionSide.Long, 1.01, "risk.leverage")]
    [InlineData(AssetClass.Fx, PositionSide.Long, 10, "risk.liquidation_distance")]
    [InlineData(AssetClass.Fx, PositionSide.Long, 10.01, "risk.leverage")]
    [InlineData(AssetClass.CryptoPerpetual, PositionSide.Long, 5, "risk.liquidation_distance")]
    [InlineData(AssetClass.CryptoPerpetual, PositionSide.Long, 5.01, "risk.leverage")]
    [InlineData(AssetClass.CryptoPerpetual, PositionSide.Short, 3, "risk.liquidation_distance")]
    [InlineData(AssetClass.CryptoPerpetual, PositionSide.Short, 3.01, "risk.leverage")]
    [InlineData(AssetClass.CryptoSpot, PositionSide.Long, 0.5, "risk.leverage")]
    [InlineData(AssetClass.CryptoSpot, PositionSide.Long, -1, "risk.leverage")]
    public void Leverage_ends_where_its_asset_class_says(
        AssetClass assetClass, PositionSide side, decimal leverage, string? code)
    {
        var isLong = side == PositionSide.Long;
        Ask(Good with
        {
            Instrument = Spot with { AssetClass = assetClass },
            Side = side,
            Ticket = Ticket(1m) with { Side = isLong ? OrderSide.Buy : OrderSide.Sell, Leverage = leverage },
            Stop = Price.Of(isLong ? 98m : 102m),
            Target = Price.Of(isLong ? 104m : 96m),
        }).ShouldBe(code);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(1.00000001, "risk.lots")]
    public void A_currency_position_ends_at_one_lot(decimal lots, string? code) => Ask(Good with
    {
        Instrument = Fx with { QuantityStep = 0.001m },
        Ticket = Ticket(lots * 100_000m),
        EntryPrice = Price.Of(1m),
        Stop = Price.Of(0.98m),
        Target = Price.Of(1.04m),
        Equity = 1_000_000m,
        PeakEquity = 1_000_000m,
        DayStartEquity = 1_000_000m,
    }).ShouldBe(code);

    [Theory]
    [InlineData(AssetClass.CryptoSpot, 35, null)]
    [InlineData(AssetClass.CryptoSpot, 35.01, "risk.position_size")]
    [InlineData(AssetClass.Equity, 10, null)]
    [InlineData(AssetClass.Equity, 10.01, "risk.position_size")]
    public void A_position_commits_its_share_and_no_more(AssetClass assetClass, decimal quantity, string? code) =>
        Ask(Good with
        {
            Instrument = Spot with { AssetClass = assetClass },
            Ticket = Ticket(quantity),
        }).ShouldBe(code);

    // 20 units × (2.00 + 0.001 × 198 + …): the stop that makes it exactly 200 without fees is 90.00.
    [Theory]
    [InlineData(90.00, null)]
    [InlineData(89.99, "risk.risk_per_trade")]
    public void Two_percent_may_be_lost_at_the_stop(decimal stop, string? code) => Ask(Good with
    {
        Instrument = Free,
        Ticket = Ticket(20m),
        Stop = Price.Of(stop),
        Target = Price.Of(120m),
    }).ShouldBe(code);

    [Fact]
    public void Fees_both_ways_count_as_risk() => Ask(Good with
    {
        Ticket = Ticket(20m),
        Stop = Price.Of(90m),
        Target = Price.Of(120m),
    }).ShouldBe("risk.risk_per_trade");

    [Theory]
    [InlineData(8_500, null)]
    [InlineData(8_500.01, "risk.exposure")]
    public void Everything_together_commits_at_most_ninety_five_percent(decimal committed, string? code) =>
        Ask(Good with { CommittedCapital = committed }).ShouldBe(code);

    [Theory]
    [InlineData(7_000, null)]
    [InlineData(7_000.01, "risk.margin")]
    public void Margin_use_ends_at_eighty_percent(decimal margin, string? code) => Ask(Good with
    {
        Instrument = Spot with { AssetClass = AssetClass.CryptoPerpetual },
        MarginUsed = margin,
    }).ShouldBe(code);

    [Theory]
    [InlineData(1_480, null)]
    [InlineData(1_480.01, "risk.heat")]
    public void All_stops_together_lose_at_most_fifteen_percent(decimal heat, string? code) =>
        Ask(Good with { Instrument = Free, Heat = heat }).ShouldBe(code);

    [Theory]
    [InlineData(103.00, null)]
    [InlineData(102.99, "risk.reward_risk")]
    [InlineData(100.00, "risk.reward_risk")]
    [InlineData(99.00, "risk.reward_risk")]
    public void Reward_is_at_least_one_and_a_half_times_the_risk(decimal target, string? code) =>
        Ask(Good with { Target = Price.Of(target) }).ShouldBe(code);

    [Fact]
    public void A_strategy_may_ask_for_more_reward() =>
        Ask(Good with { MinRewardRisk = 2.01m }).ShouldBe("risk.reward_risk");

    [Fact]
    public void Without_target_only_a_declared_exit_passes()
    {
        Ask(Good with { Target = null }).ShouldBe("risk.reward_risk");
        Ask(Good with { Target = null, DeclaredExit = "opposite cross" }).ShouldBeNull();
    }

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, "risk.strategy_count")]
    public void Four_runs_may_be_active(int active, string? code) =>
        Ask(Good with { Run = Run with { ActiveRuns = active } }).ShouldBe(code);

    [Theory]
    [InlineData(4, null)]
    [InlineData(5, "risk.strategy_disabled")]
    public void After_five_losses_in_a_row_a_run_is_out(int losses, string? code) =>
        Ask(Good with { Run = Run with { ConsecutiveLosses = losses } }).ShouldBe(code);

    [Theory]
    [InlineData(9_500.01, null)]
    [InlineData(9_500, "risk.daily_loss")]
    public void A_daily_loss_of_exactly_five_percent_is_refused(decimal equity, string? code) =>
        Ask(Good with { Equity = equity }).ShouldBe(code);
}
