using Microsoft.AspNetCore.Http.HttpResults;
using Plimsoll.Core.Risk;

namespace Plimsoll.Features.Settings;

/// <summary>The hard limits, as they are compiled in.</summary>
internal static class GetConstants
{
    internal sealed record Answer
    {
        public required decimal MaxRiskPerTradeFraction { get; init; }

        public required decimal MaxDailyLossFraction { get; init; }

        public required decimal EmergencyDrawdownFraction { get; init; }

        public required int MaxOpenPositions { get; init; }

        public required int MaxEntriesPerDay { get; init; }

        public required int MaxEntriesPerHour { get; init; }

        public required decimal MinRewardRisk { get; init; }

        public required decimal MaxFxLots { get; init; }

        public required decimal MaxPositionFraction { get; init; }

        public required decimal MaxCryptoPositionFraction { get; init; }

        public required decimal MaxFxLeverage { get; init; }

        public required decimal MaxPerpetualLongLeverage { get; init; }

        public required decimal MaxPerpetualShortLeverage { get; init; }

        public required decimal MaxSpotLeverage { get; init; }

        public required decimal MinAccountBalance { get; init; }

        public required int MaxActiveStrategies { get; init; }

        public required int MaxCorrelatedPositions { get; init; }

        public required decimal CorrelationThreshold { get; init; }

        public required decimal MaxGrossExposureFraction { get; init; }

        public required decimal MaxMarginUseFraction { get; init; }

        public required decimal MaxPortfolioHeatFraction { get; init; }

        public required int StrategyDisableAfterLosses { get; init; }

        public required decimal MaxGroupStopFraction { get; init; }
    }

    private static Answer Constants { get; } = new()
    {
        MaxRiskPerTradeFraction = HardLimits.MaxRiskPerTradeFraction,
        MaxDailyLossFraction = HardLimits.MaxDailyLossFraction,
        EmergencyDrawdownFraction = HardLimits.EmergencyDrawdownFraction,
        MaxOpenPositions = HardLimits.MaxOpenPositions,
        MaxEntriesPerDay = HardLimits.MaxEntriesPerDay,
        MaxEntriesPerHour = HardLimits.MaxEntriesPerHour,
        MinRewardRisk = HardLimits.MinRewardRisk,
        MaxFxLots = HardLimits.MaxFxLots,
        MaxPositionFraction = HardLimits.MaxPositionFraction,
        MaxCryptoPositionFraction = HardLimits.MaxCryptoPositionFraction,
        MaxFxLeverage = HardLimits.MaxFxLeverage,
        MaxPerpetualLongLeverage = HardLimits.MaxPerpetualLongLeverage,
        MaxPerpetualShortLeverage = HardLimits.MaxPerpetualShortLeverage,
        MaxSpotLeverage = HardLimits.MaxSpotLeverage,
        MinAccountBalance = HardLimits.MinAccountBalance,
        MaxActiveStrategies = HardLimits.MaxActiveStrategies,
        MaxCorrelatedPositions = HardLimits.MaxCorrelatedPositions,
        CorrelationThreshold = HardLimits.CorrelationThreshold,
        MaxGrossExposureFraction = HardLimits.MaxGrossExposureFraction,
        MaxMarginUseFraction = HardLimits.MaxMarginUseFraction,
        MaxPortfolioHeatFraction = HardLimits.MaxPortfolioHeatFraction,
        StrategyDisableAfterLosses = HardLimits.StrategyDisableAfterLosses,
        MaxGroupStopFraction = HardLimits.MaxGroupStopFraction,
    };

    public static Ok<Answer> Handle() => TypedResults.Ok(Constants);
}
