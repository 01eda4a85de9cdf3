using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Wilder's directional indicators, 0 to 100: means of +DM and −DM over the mean of the true range, all from the
/// second bar on. NaN until n bars after the first. Source: Wilder, 1978.
/// </summary>
internal struct DirectionalMovement(int period)
{
    private WilderMean _plus = new(period);
    private WilderMean _minus = new(period);
    private WilderMean _ranges = new(period);
    private TrueRange _range = new();
    private double _lastHigh = double.NaN;
    private double _lastLow = double.NaN;

    /// <summary>+DI.</summary>
    public double Plus { get; private set; } = double.NaN;

    /// <summary>−DI.</summary>
    public double Minus { get; private set; } = double.NaN;

    /// <summary>DX: the difference of both as a share of their sum; 0 without any movement.</summary>
    public readonly double Index =>
        Plus + Minus is var sum && sum == 0 ? 0 : 100 * (Math.Abs(Plus - Minus) / sum);

    public void Add(in Bar bar)
    {
        var range = _range.Add(in bar);
        if (!double.IsNaN(_lastHigh))
            Move(bar.High - _lastHigh, _lastLow - bar.Low, range);
        (_lastHigh, _lastLow) = (bar.High, bar.Low);
    }

    private void Move(double up, double down, double range)
    {
        // Which of both leads is a matter of chance: a factor is quicker than a branch that is guessed wrong.
        var plus = _plus.Add((up > down ? 1 : 0) * Math.Max(up, 0));
        var minus = _minus.Add((down > up ? 1 : 0) * Math.Max(down, 0));
        var ranges = _ranges.Add(range);
        Plus = ranges == 0 ? 0 : 100 * (plus / ranges);
        Minus = ranges == 0 ? 0 : 100 * (minus / ranges);
    }
}
