using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Backtesting.Reporting;

namespace Plimsoll.Features.Backtests.Html;

/// <summary>Fewer points of a curve: no screen shows more than a thousand beside each other.</summary>
internal static class ChartPoints
{
    private const int Most = 1_000;

    public static IReadOnlyList<EquityCurvePoint> Of(IReadOnlyList<EquityCurvePoint> points) => Thin(
        points, (left, right) => right with
        {
            Low = Math.Min(left.Low, right.Low),
            Drawdown = Math.Max(left.Drawdown, right.Drawdown),
        });

    public static IReadOnlyList<CurvePoint> Of(IReadOnlyList<CurvePoint> points) => Thin(
        points, (left, right) => right with
        {
            Low = Math.Min(left.Low, right.Low),
            High = Math.Max(left.High, right.High),
        });

    private static IReadOnlyList<T> Thin<T>(IReadOnlyList<T> points, Func<T, T, T> merge)
    {
        var width = (points.Count + Most - 1) / Most;
        return width <= 1 ? points : [.. points.Chunk(width).Select(chunk => chunk.Aggregate(merge))];
    }
}
