namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>The chart's equity points, drawdown and yardstick side by side.</summary>
internal static class EquityCurve
{
    public static IReadOnlyList<EquityCurvePoint> Of(EquitySummary equity, EquitySummary? benchmark)
    {
        var points = new EquityCurvePoint[equity.Curve.Count];
        // Curves fed equally often have the same points; anything else cannot be laid over.
        var yardstick = benchmark?.Curve.Count == points.Length ? benchmark.Curve : null;
        var peak = equity.StartEquity;
        for (var i = 0; i < points.Length; i++)
        {
            var point = equity.Curve[i];
            points[i] = new EquityCurvePoint(
                point.Time, point.Last, point.Low, Math.Max(0, (peak - point.Low) / peak), yardstick?[i].Last);
            peak = Math.Max(peak, point.High);
        }

        return points;
    }
}
