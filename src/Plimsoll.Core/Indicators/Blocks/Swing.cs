using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>Wilder's swing index; NaN on the first bar, 0 when nothing moved. Source: Wilder, 1978.</summary>
internal struct Swing(double limit)
{
    private Bar? _last;

    public double Add(in Bar bar)
    {
        var value = _last is { } last ? Of(in bar, in last) : double.NaN;
        _last = bar;
        return value;
    }

    private readonly double Of(in Bar bar, in Bar last)
    {
        var up = Math.Abs(bar.High - last.Close);
        var down = Math.Abs(bar.Low - last.Close);
        var range = bar.High - bar.Low;
        var before = 0.25 * Math.Abs(last.Close - last.Open);
        var scale = before + (range >= Math.Max(up, down) ? range : up >= down ? up - 0.5 * down : down - 0.5 * up);
        var move = bar.Close - last.Close + 0.5 * (bar.Close - bar.Open) + 0.25 * (last.Close - last.Open);
        return scale == 0 ? 0 : 50 * move / scale * Math.Max(up, down) / limit;
    }
}
