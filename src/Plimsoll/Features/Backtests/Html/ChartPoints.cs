using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>Fewer points of a curve: no screen shows more than a thousand beside each other.</summary>
internal static class ChartPoints
{
    private const int Most = 1_000;
    private const int Least = 200;

    public static IReadOnlyList<EquityCurvePoint> Of(IReadOnlyList<EquityCurvePoint> points) => Thin(
        points, Most, (left, right) => right with
        {
            Low = Math.Min(left.Low, right.Low),
            Drawdown = Math.Max(left.Drawdown, right.Drawdown),
        });

    /// <param name="points">Of one of several curves.</param>
    /// <param name="curves">That share a page: each gets its part of the points, and enough to be a curve.</param>
    public static IReadOnlyList<CurvePoint> Of(IReadOnlyList<CurvePoint> points, int curves = 1) => Thin(
        points, Math.Max(Least, Most / Math.Max(1, curves)), (left, right) => right with
        {
            Low = Math.Min(left.Low, right.Low),
            High = Math.Max(left.High, right.High),
        });

    private static IReadOnlyList<T> Thin<T>(IReadOnlyList<T> points, int most, Func<T, T, T> merge)
    {
        var width = (points.Count + most - 1) / most;
        return width <= 1 ? points : [.. points.Chunk(width).Select(chunk => chunk.Aggregate(merge))];
    }
}
