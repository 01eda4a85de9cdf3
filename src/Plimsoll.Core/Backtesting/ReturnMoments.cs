using System.Runtime.Intrinsics;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Power sums of returns, shifted by the first return (r − r₁), so that a steady series does not lose its variance to
/// cancellation.
/// </summary>
internal struct ReturnMoments(double riskFreePerPeriod)
{
    private long _count;
    private double _shift;
    private double _sum1;
    private double _sum2;
    private double _sum3;
    private double _sum4;
    private double _downside;

    public void Add(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
            return;
        if (_count == 0)
            _shift = returns[0];
        var inLanes = returns.Length / Lanes.Width * Lanes.Width;
        AddLanes(returns[..inLanes]);
        foreach (var rest in returns[inLanes..])
            AddOne(rest);
        _count += returns.Length;
    }

    public readonly ReturnSummary Summarize()
    {
        double n = _count;
        var offset = _sum1 / n;
        var second = _sum2 / n;
        var third = _sum3 / n;
        var variance = Math.Max(0, second - offset * offset);
        var mean = _shift + offset;
        var deviation = ReturnSummary.WithoutNoise(Math.Sqrt(variance), mean);
        var m3 = third - 3 * offset * second + 2 * offset * offset * offset;
        var m4 = _sum4 / n - 4 * offset * third + 6 * offset * offset * second - 3 * offset * offset * offset * offset;
        return new ReturnSummary
        {
            Count = _count,
            Mean = mean,
            StandardDeviation = deviation,
            DownsideDeviation = Math.Sqrt(_downside / n),
            Skew = deviation > 0 ? m3 / (variance * deviation) : double.NaN,
            Kurtosis = deviation > 0 ? m4 / (variance * variance) : double.NaN,
            RiskFreePerPeriod = riskFreePerPeriod,
        };
    }

    private void AddLanes(ReadOnlySpan<double> returns)
    {
        var (sum1, sum2, sum3, sum4, down) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero,
            Vector256<double>.Zero, Vector256<double>.Zero);
        var (shift, riskFree) = (Vector256.Create(_shift), Vector256.Create(riskFreePerPeriod));
        for (var i = 0; i <= returns.Length - Lanes.Width; i += Lanes.Width)
        {
            var change = Lanes.Load(returns, i);
            var below = Vector256.MinNative(change - riskFree, Vector256<double>.Zero);
            var shifted = change - shift;
            var square = shifted * shifted;
            sum1 += shifted;
            sum2 += square;
            sum3 += square * shifted;
            sum4 += square * square;
            down += below * below;
        }

        _sum1 += Lanes.Sum(sum1);
        _sum2 += Lanes.Sum(sum2);
        _sum3 += Lanes.Sum(sum3);
        _sum4 += Lanes.Sum(sum4);
        _downside += Lanes.Sum(down);
    }

    private void AddOne(double change)
    {
        var below = Math.Min(change - riskFreePerPeriod, 0);
        var shifted = change - _shift;
        var square = shifted * shifted;
        _sum1 += shifted;
        _sum2 += square;
        _sum3 += square * shifted;
        _sum4 += square * square;
        _downside += below * below;
    }
}
