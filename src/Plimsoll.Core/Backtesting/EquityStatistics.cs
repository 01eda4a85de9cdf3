using System.Runtime.CompilerServices;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Backtesting;

/// <summary>
/// Statistics of a run's equity, fed one point per base bar from the engine's loop. Points are only noted down; every
/// <see cref="BlockSize"/> of them are worked through together, in loops short enough to stay in registers. Memory is
/// bounded but for one value a day.
/// </summary>
public sealed class EquityStatistics(EquityStatisticsOptions options)
{
    private const int BlockSize = 256;

    // The block carries the last point of the one before in front: returns are between neighbors.
    private readonly double[] _equity = new double[BlockSize + 1];
    private readonly double[] _exposure = new double[BlockSize];
    private readonly Timestamp[] _times = new Timestamp[BlockSize];
    private readonly LossHistogram _losses = new();
    private readonly DailyEquitySeries _daily = new();
    private readonly BoundedCurve _curve = new();
    private ReturnMoments _returns = new(options.RiskFreeFraction / options.PeriodsPerYear);
    private DrawdownTracker _drawdown;
    private int _filled;
    private long _points;
    private double _start;
    private double _equitySum;
    private double _exposureSum;
    private long _inMarket;
    private Timestamp _firstTime;
    private Timestamp _lastTime;

    /// <summary>Takes the equity at a bar's close; times ascend.</summary>
    /// <param name="closeTime">End of the bar (the next bar's open time).</param>
    /// <param name="equity">Account equity in account currency.</param>
    /// <param name="exposureFraction">|position value|/equity; exactly 0 when flat.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Timestamp closeTime, double equity, double exposureFraction)
    {
        var i = _filled;
        _times[i] = closeTime;
        _equity[i + 1] = equity;
        _exposure[i] = exposureFraction;
        _filled = i + 1;
        if (i + 1 == BlockSize)
            Flush();
    }

    /// <summary>The statistics of all points so far; more may follow.</summary>
    public EquitySummary Summarize()
    {
        Flush();
        var daily = _daily.ToArray();
        var dailyRate = options.RiskFreeFraction / options.DaysPerYear;
        var (valueAtRisk, shortfall) = _losses.Tail(0.05);
        return new EquitySummary
        {
            Points = _points,
            FirstTime = _firstTime,
            LastTime = _lastTime,
            StartEquity = _start,
            EndEquity = _equity[0],
            MeanEquity = _equitySum / _points,
            Options = options,
            BaseReturns = _returns.Summarize(),
            DailyReturns = ReturnSummary.Of(Array.ConvertAll(daily, day => day.Equity), dailyRate),
            MaxDrawdown = _drawdown.Maximum,
            MaxDrawdownMoney = _drawdown.MaximumMoney,
            AverageDrawdown = _drawdown.Mean,
            MaxDrawdownDuration = _drawdown.Longest,
            UlcerIndex = _drawdown.UlcerIndex,
            TimeInMarket = (double)_inMarket / _points,
            AverageExposure = _exposureSum / _points,
            ValueAtRisk95 = valueAtRisk,
            ExpectedShortfall95 = shortfall,
            Daily = daily,
            Curve = _curve.ToArray(),
        };
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Flush()
    {
        if (_filled == 0)
            return;
        var times = _times.AsSpan(0, _filled);
        var points = _equity.AsSpan(1, _filled);
        if (_points == 0)
            (_start, _firstTime) = (points[0], times[0]);
        AddReturns(_points == 0 ? points : _equity.AsSpan(0, _filled + 1));
        _drawdown.Add(times, points);
        _daily.Add(times, points);
        _curve.Add(times, points);
        var exposure = _exposure.AsSpan(0, _filled);
        _exposureSum += Lanes.Sum(exposure);
        _inMarket += exposure.Length - Lanes.CountZeros(exposure);
        _equitySum += Lanes.Sum(points);
        _points += _filled;
        _lastTime = times[^1];
        _equity[0] = points[^1];
        _filled = 0;
    }

    private void AddReturns(ReadOnlySpan<double> equity)
    {
        Span<double> buffer = stackalloc double[BlockSize];
        var returns = buffer[..(equity.Length - 1)];
        Lanes.Changes(equity, returns);
        _returns.Add(returns);
        _losses.Add(returns);
    }
}
