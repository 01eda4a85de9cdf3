using Plimsoll.Core.Market;

namespace Plimsoll.Features.Data;

/// <summary>
/// Joins the bars of a long series into so few that a chart can show them: each covers a whole number of grid steps,
/// takes its first open and last close, the highest high, the lowest low and all volume.
/// </summary>
internal sealed class BarThinning
{
    private readonly Timeframe _step;
    private readonly long _length;
    private readonly List<Bar> _bars = [];
    private long _end = long.MinValue;

    private BarThinning(Timeframe step, long steps)
    {
        _step = step;
        _length = steps * step.Seconds * Timestamp.MicrosPerSecond;
    }

    public IReadOnlyList<Bar> Bars => _bars;

    /// <summary>Length of the joined bars.</summary>
    public long Seconds => _length / Timestamp.MicrosPerSecond;

    /// <summary>The shortest length by which a series has at most <paramref name="limit"/> bars.</summary>
    public static BarThinning For(Timeframe timeframe, Timestamp first, Timestamp last, int limit)
    {
        var steps = Timeframe.Codes.Select(Timeframe.Of)
            .Where(one => BarAggregator.CanAggregate(timeframe, one))
            .OrderBy(one => one.Seconds)
            .ToArray();
        foreach (var step in steps)
            if (Count(step, 1, first, last) <= limit)
                return new BarThinning(step, 1);
        var longest = steps[^1];
        var span = Count(longest, 1, first, last);
        // One more than the quotient: the grid may cut both ends.
        return new BarThinning(longest, span / limit + 1);
    }

    public void Add(ReadOnlySpan<Bar> bars)
    {
        foreach (ref readonly var bar in bars)
        {
            if (bar.OpenTime.Micros >= _end)
                Begin(in bar);
            else
                Extend(in bar);
        }
    }

    private static long Count(Timeframe step, long steps, Timestamp first, Timestamp last) =>
        (step.Floor(last).Micros - step.Floor(first).Micros) / (steps * step.Seconds * Timestamp.MicrosPerSecond) + 1;

    // The joined bars follow each other from the series' first one on; a gap longer than one leaves the others out.
    private void Begin(in Bar bar)
    {
        var start = _step.Floor(bar.OpenTime).Micros;
        if (_bars.Count > 0)
            start -= (start - _end) % _length;
        _bars.Add(bar with { OpenTime = new Timestamp(start) });
        _end = start + _length;
    }

    private void Extend(in Bar bar)
    {
        var last = _bars[^1];
        _bars[^1] = last with
        {
            High = Math.Max(last.High, bar.High),
            Low = Math.Min(last.Low, bar.Low),
            Close = bar.Close,
            Volume = last.Volume + bar.Volume,
        };
    }
}
