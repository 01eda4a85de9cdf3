namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// Mean of the price over time in a window that only moves on, weights exp(-age/length of the window). It is a difference
/// of two totals since the beginning, one to the window's begin and one to its end; each takes every trade in once.
/// Source: Andreas Eckner, Algorithms for unevenly spaced time series, 2017.
/// </summary>
internal sealed class FadingMean(TimeWindow window)
{
    private readonly FadingTotal.Scale _scale = new((window.From - window.To) * TradeTape.Second);
    private FadingTotal _begin;
    private FadingTotal _end;
    private bool _hasBegun;

    /// <summary>NaN where no price held for any time.</summary>
    public double Of(TradeTape trades, long now)
    {
        var (from, to) = trades.Span(window, now);
        if (from >= to)
            return double.NaN;
        var tape = trades.Ticks;
        if (!_hasBegun || _begin.Number < tape.First)
            (_hasBegun, _begin, _end) = (true, new(tape, tape.First, _scale), new(tape, tape.First, _scale));
        _begin.Follow(tape, from, _scale);
        _end.Follow(tape, to, _scale);
        return FadingTotal.Mean(_begin.At(tape, from, _scale), _end.At(tape, to, _scale), _scale);
    }
}
