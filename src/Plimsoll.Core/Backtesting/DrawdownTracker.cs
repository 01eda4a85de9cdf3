using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>Drawdown (peak − E)/peak over all points of a run: deepest, mean, root mean square and longest.</summary>
internal struct DrawdownTracker
{
    private long _count;
    private double _peak;
    private double _peakReciprocal;
    private double _sum;
    private double _squares;
    private double _deepest;
    private double _deepestPeak;
    private double _deepestTrough;
    private long _peakTime;
    private long _longest;
    private bool _underWater;
    private long _lastTime;

    public readonly double Maximum => _deepest > 0 ? (_deepestPeak - _deepestTrough) / _deepestPeak : 0;

    /// <summary>The deepest drawdown in money, from its peak.</summary>
    public readonly double MaximumMoney => _deepestPeak - _deepestTrough;

    public readonly double Mean => _count > 0 ? _sum / _count : 0;

    public readonly double UlcerIndex => _count > 0 ? Math.Sqrt(_squares / _count) : 0;

    /// <summary>Longest time from a peak until it was reached again, or until the end.</summary>
    public readonly TimeSpan Longest =>
        new(Math.Max(_longest, _underWater ? _lastTime - _peakTime : 0) * TimeSpan.TicksPerMicrosecond);

    public void Add(ReadOnlySpan<Timestamp> times, ReadOnlySpan<double> equity)
    {
        if (_count == 0)
            Rise(equity[0], times[0].Micros);
        var (peak, reciprocal, sum, squares) = (_peak, _peakReciprocal, 0.0, 0.0);
        for (var i = 0; i < equity.Length; i++)
        {
            var point = equity[i];
            if (point >= peak)
            {
                Rise(point, times[i].Micros);
                (peak, reciprocal) = (_peak, _peakReciprocal);
                continue;
            }

            var fraction = (peak - point) * reciprocal;
            sum += fraction;
            squares += fraction * fraction;
            if (fraction > _deepest)
                (_deepest, _deepestPeak, _deepestTrough) = (fraction, peak, point);
            _underWater = true;
        }

        _sum += sum;
        _squares += squares;
        _count += equity.Length;
        _lastTime = times[^1].Micros;
    }

    private void Rise(double peak, long time)
    {
        if (_underWater)
            _longest = Math.Max(_longest, time - _peakTime);
        _underWater = false;
        _peakTime = time;
        if (peak == _peak)
            return;
        _peak = peak;
        _peakReciprocal = 1 / peak;
    }
}
