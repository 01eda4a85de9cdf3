using Plimsoll.Core.Indicators.Volatility;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Data;

/// <summary>Measures a series of bars while it passes by; constant memory.</summary>
public sealed class BarSeriesMeter(Timeframe timeframe)
{
    private const int MaxGaps = 1_000;
    private const double JumpRanges = 10;

    private readonly long _length = timeframe.Seconds * Timestamp.MicrosPerSecond;
    private readonly Atr _range = new(14);
    private readonly List<BarGap> _gaps = [];
    private Timestamp _first;
    private Bar _last;
    private long _count;
    private long _gapCount;
    private long _longestGap;
    private long _zeroVolumeCount;
    private long _jumpCount;

    /// <summary>Takes the next bar; times ascend.</summary>
    public void Add(in Bar bar)
    {
        if (_count == 0)
            _first = bar.OpenTime;
        else
            Compare(in bar);
        if (bar.Volume == 0)
            _zeroVolumeCount++;
        _range.Update(in bar);
        _last = bar;
        _count++;
    }

    /// <summary>What has passed so far; null before the first bar.</summary>
    public BarSeriesSummary? Summary() => _count == 0 ? null : new BarSeriesSummary
    {
        Timeframe = timeframe,
        First = _first,
        Last = _last.OpenTime,
        Count = _count,
        Expected = (_last.OpenTime.Micros - _first.Micros) / _length + 1,
        Gaps = [.. _gaps],
        GapCount = _gapCount,
        LongestGap = _longestGap,
        ZeroVolumeCount = _zeroVolumeCount,
        JumpCount = _jumpCount,
    };

    private void Compare(in Bar bar)
    {
        if (_range.Value > 0 && Math.Abs(bar.Open - _last.Close) > JumpRanges * _range.Value)
            _jumpCount++;
        var missing = (bar.OpenTime.Micros - _last.OpenTime.Micros) / _length - 1;
        if (missing <= 0)
            return;
        _gapCount++;
        _longestGap = Math.Max(_longestGap, missing);
        if (_gaps.Count < MaxGaps)
            _gaps.Add(new BarGap(new Timestamp(_last.OpenTime.Micros + _length), bar.OpenTime, missing));
    }
}
