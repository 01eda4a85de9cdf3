using Plimsoll.Core.Backtesting;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Backtesting;

public sealed class BoundedCurveTests
{
    [Fact]
    public void A_long_series_keeps_its_extremes_in_few_points()
    {
        var curve = new BoundedCurve();
        for (var i = 0; i < 100_000; i++)
            curve.Add(new Timestamp(i), i == 77_777 ? -5 : i, i == 33_333 ? 1e9 : i, i);
        var points = curve.ToArray();

        points.Length.ShouldBeInRange(BoundedCurve.MaxPoints / 2, BoundedCurve.MaxPoints);
        points.Min(point => point.Low).ShouldBe(-5);
        points.Max(point => point.High).ShouldBe(1e9);
        points[^1].ShouldBe(points[^1] with { Time = new Timestamp(99_999), Last = 99_999 });
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4_001)]
    [InlineData(20_011)]
    public void Fed_in_stretches_it_is_the_same_curve(int count)
    {
        var values = EquitySeries.Walk(count, 11);
        var times = Enumerable.Range(0, count).Select(i => new Timestamp(i)).ToArray();
        var (single, stretches) = (new BoundedCurve(), new BoundedCurve());
        for (var i = 0; i < count; i++)
            single.Add(times[i], values[i], values[i], values[i]);
        for (var i = 0; i < count; i += 97)
            stretches.Add(times.AsSpan(i, Math.Min(97, count - i)), values.AsSpan(i, Math.Min(97, count - i)));

        stretches.ToArray().ShouldBe(single.ToArray());
    }

    [Fact]
    public void Short_series_are_kept_as_they_are() =>
        EquitySeries.Daily(1, 3, 2).Curve.Select(point => (point.Low, point.High, point.Last))
            .ShouldBe([(1, 1, 1), (3, 3, 3), (2, 2, 2)]);
}
