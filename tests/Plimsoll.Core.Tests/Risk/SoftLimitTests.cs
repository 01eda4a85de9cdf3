using Plimsoll.Core.Risk;

namespace Plimsoll.Core.Tests.Risk;

public sealed class SoftLimitTests
{
    private static readonly Action[] Looser =
    [
        () => _ = new RiskLimits { MaxRiskPerTradeFraction = 0.0201m },
        () => _ = new RiskLimits { MaxDailyLossFraction = 0.0501m },
        () => _ = new RiskLimits { EmergencyDrawdownFraction = 0.1501m },
        () => _ = new RiskLimits { MaxOpenPositions = 11 },
        () => _ = new RiskLimits { MaxEntriesPerDay = 21 },
        () => _ = new RiskLimits { MaxEntriesPerHour = 6 },
        () => _ = new RiskLimits { MinRewardRisk = 1.49m },
        () => _ = new RiskLimits { MaxPositionFraction = 0.3501m },
        () => _ = new RiskLimits { MinAccountBalance = 999.99m },
        () => _ = new RiskLimits { MaxCorrelatedPositions = 4 },
        () => _ = new RiskLimits { MaxGrossExposureFraction = 0.9501m },
        () => _ = new RiskLimits { MaxMarginUseFraction = 0.8001m },
        () => _ = new RiskLimits { MaxPortfolioHeatFraction = 0.1501m },
        () => _ = new RiskLimits { MaxActiveStrategies = 5 },
        () => _ = new RiskLimits { MaxOpenPositions = 0 },
        () => _ = new RiskLimits { MaxRiskPerTradeFraction = -0.01m },
        () => _ = new RunBudget { MaxConsecutiveLosses = 6 },
        () => _ = new RunBudget { MaxEntriesPerDay = 21 },
        () => _ = new RunBudget { MaxExposureFraction = 0.9501m },
        () => _ = new RunBudget { MaxDailyLossFraction = 0.0501m },
        () => _ = new RunBudget { MaxOpenPositions = 11 },
        () => _ = new RunBudget { MaxPositionFraction = 0.3501m },
    ];

    [Fact]
    public void A_limit_looser_than_the_hard_one_cannot_be_built() => Looser.ShouldAllBe(build => IsRefused(build));

    [Fact]
    public void Every_limit_has_a_name_and_takes_the_tightest_and_the_hard_value()
    {
        var names = typeof(RiskLimits).GetProperties().Where(one => one.CanWrite)
            .Select(one => char.ToLowerInvariant(one.Name[0]) + one.Name[1..]);
        LimitTerm.All.Select(term => term.Name).ShouldBe(names, ignoreOrder: true);
        foreach (var term in LimitTerm.All)
            foreach (var value in new[] { term.Min, term.Max })
            {
                var limits = term.Set(RiskLimits.Hard, value);
                term.Of(limits).ShouldBe(value, term.Name);
                (limits == RiskLimits.Hard).ShouldBe(value == term.Of(RiskLimits.Hard), term.Name);
            }
    }

    [Fact]
    public void The_load_line_is_where_it_is_written()
    {
        var drawn = typeof(HardLimits).GetFields()
            .ToDictionary(field => field.Name, field => Convert.ToDecimal(field.GetValue(null), null));
        drawn.ShouldBe(new Dictionary<string, decimal>
        {
            ["MaxRiskPerTradeFraction"] = 0.02m,
            ["MaxDailyLossFraction"] = 0.05m,
            ["EmergencyDrawdownFraction"] = 0.15m,
            ["MaxOpenPositions"] = 10,
            ["MaxEntriesPerDay"] = 20,
            ["MaxEntriesPerHour"] = 5,
            ["MinRewardRisk"] = 1.5m,
            ["MaxFxLots"] = 1m,
            ["MaxPositionFraction"] = 0.10m,
            ["MaxCryptoPositionFraction"] = 0.35m,
            ["MaxFxLeverage"] = 10,
            ["MaxPerpetualLongLeverage"] = 5,
            ["MaxPerpetualShortLeverage"] = 3,
            ["MaxSpotLeverage"] = 1,
            ["MinAccountBalance"] = 1_000,
            ["MaxActiveStrategies"] = 4,
            ["MaxCorrelatedPositions"] = 3,
            ["CorrelationThreshold"] = 0.7m,
            ["MaxGrossExposureFraction"] = 0.95m,
            ["MaxMarginUseFraction"] = 0.80m,
            ["MaxPortfolioHeatFraction"] = 0.15m,
            ["StrategyDisableAfterLosses"] = 5,
            ["MaxGroupStopFraction"] = 0.15m,
            ["FxLotSize"] = 100_000,
        }, ignoreOrder: true);
    }

    [Fact]
    public void Nobody_outside_the_core_makes_an_approved_order_or_wide_limits()
    {
        typeof(ApprovedOrder).GetConstructors().ShouldBeEmpty();
        typeof(RiskLimits).GetMethods().ShouldNotContain(method => method.Name == "ForMeasurement");
        typeof(RunBudget).GetMethods().ShouldNotContain(method => method.Name == "ForMeasurement");
    }

    private static bool IsRefused(Action build) =>
        build.ShouldThrow<ArgumentOutOfRangeException>().Message.Contains("settings.exceeds_hard_limit");
}
