using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>The calendar and the risk-free rate that returns are measured against.</summary>
/// <param name="PeriodsPerYear">Equity points a year.</param>
/// <param name="DaysPerYear">Trading days a year.</param>
/// <param name="RiskFreeFraction">Risk-free return of a year.</param>
public sealed record EquityStatisticsOptions(double PeriodsPerYear, double DaysPerYear, double RiskFreeFraction)
{
    // 2 % a year: about what cash earned over the last decades.
    public const double DefaultRiskFreeFraction = 0.02;

    public static EquityStatisticsOptions For(
        AssetClass assetClass, Timeframe timeframe, double riskFreeFraction = DefaultRiskFreeFraction) =>
        new(Backtesting.PeriodsPerYear.Of(assetClass, timeframe), Backtesting.PeriodsPerYear.Days(assetClass),
            riskFreeFraction);
}
