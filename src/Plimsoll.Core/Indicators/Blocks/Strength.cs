namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Relative strength of a series, 0 to 100, by Wilder's means of gains and losses; 50 when nothing moves. NaN until
/// n changes were seen; NaN is not taken in.
/// </summary>
internal struct Strength(int period)
{
    private WilderMean _gain = new(period);
    private WilderMean _loss = new(period);
    private Change _change = new();
    private double _last = double.NaN;

    public double Add(double value)
    {
        var change = _change.Add(value);
        var up = Math.Max(change, 0);
        var gain = _gain.Add(up);
        var total = gain + _loss.Add(up - change);

        // Without a change both means fall alike and the strength stays, free of rounding noise; those of a single
        // change fall to nothing.
        if (change == 0 && period > 1 && !double.IsNaN(_last))
            return _last;

        // 100·g/(g+l) is 100 − 100/(1+g/l) without its division by zero.
        return _last = total > 0 ? 100 * (gain / total) : total == 0 ? 50 : double.NaN;
    }
}
