using Plimsoll.Core.Market;

namespace Plimsoll.Core.Risk;

/// <summary>
/// The load line. Compiled constants: no setting, user, agent or bug may pass them; settings may only be tighter.
/// </summary>
public static class HardLimits
{
    /// <summary>Loss at the stop with round-trip taker fees ÷ equity.</summary>
    public const decimal MaxRiskPerTradeFraction = 0.02m;

    /// <summary>(day-start equity − equity) ÷ day-start equity, realised and unrealised.</summary>
    public const decimal MaxDailyLossFraction = 0.05m;

    /// <summary>(peak − equity) ÷ peak; reaching it shuts the account down until a person clears it.</summary>
    public const decimal EmergencyDrawdownFraction = 0.15m;

    /// <summary>Open positions and entry orders whose position does not exist yet.</summary>
    public const int MaxOpenPositions = 10;

    public const int MaxEntriesPerDay = 20;

    /// <summary>In the last rolling 60 minutes.</summary>
    public const int MaxEntriesPerHour = 5;

    public const decimal MinRewardRisk = 1.5m;

    /// <summary>Per position; 1 lot = 100,000 base units.</summary>
    public const decimal MaxFxLots = 1.0m;

    /// <summary>Committed capital ÷ equity, fx and equity.</summary>
    public const decimal MaxPositionFraction = 0.10m;

    /// <summary>Committed capital ÷ equity, crypto.</summary>
    public const decimal MaxCryptoPositionFraction = 0.35m;

    public const decimal MaxFxLeverage = 10m;
    public const decimal MaxPerpetualLongLeverage = 5m;
    public const decimal MaxPerpetualShortLeverage = 3m;
    public const decimal MaxSpotLeverage = 1m;

    /// <summary>Equity in account currency; below it there are no entries.</summary>
    public const decimal MinAccountBalance = 1_000m;

    /// <summary>Strategy runs, bots and webhook sources active on one account.</summary>
    public const int MaxActiveStrategies = 4;

    /// <summary>The candidate and open positions correlated with it.</summary>
    public const int MaxCorrelatedPositions = 3;

    public const decimal CorrelationThreshold = 0.7m;

    /// <summary>Committed capital of positions and working entries ÷ equity.</summary>
    public const decimal MaxGrossExposureFraction = 0.95m;

    /// <summary>Initial margin of margined positions and working entries ÷ equity.</summary>
    public const decimal MaxMarginUseFraction = 0.80m;

    /// <summary>Loss if every stop is hit, the candidate's too, ÷ equity.</summary>
    public const decimal MaxPortfolioHeatFraction = 0.15m;

    /// <summary>Consecutive losing trades that disable a strategy run.</summary>
    public const int StrategyDisableAfterLosses = 5;

    /// <summary>Group stop ÷ group capital; group capital is at most a tenth of equity.</summary>
    public const decimal MaxGroupStopFraction = 0.15m;

    /// <summary>1 lot in base units.</summary>
    public const decimal FxLotSize = 100_000m;

    public static decimal PositionFraction(AssetClass assetClass) =>
        assetClass is AssetClass.CryptoSpot or AssetClass.CryptoPerpetual
            ? MaxCryptoPositionFraction
            : MaxPositionFraction;

    public static decimal Leverage(AssetClass assetClass, bool isLong) => assetClass switch
    {
        AssetClass.Fx => MaxFxLeverage,
        AssetClass.CryptoPerpetual => isLong ? MaxPerpetualLongLeverage : MaxPerpetualShortLeverage,
        AssetClass.CryptoSpot or AssetClass.Equity => MaxSpotLeverage,
        _ => throw new ArgumentOutOfRangeException(nameof(assetClass), assetClass, null),
    };
}
