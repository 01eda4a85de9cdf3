namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>What the automatic diagnosis looks at.</summary>
internal sealed record DiagnosisFacts(
    RunRecord Run,
    BacktestMetrics Metrics,
    CostBridge Costs,
    IReadOnlyList<MonthlyReturn> Months,
    IReadOnlyList<EquityCurvePoint> Curve)
{
    public decimal NetProfit => Run.Trades.NetProfit.Value;

    public int TradeCount => Run.Trades.Count;
}
