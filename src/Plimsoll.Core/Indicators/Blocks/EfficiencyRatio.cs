namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Net change over n steps as a share of the path: 1 is a straight line; 0 when nothing moved. NaN until n changes
/// were seen. Source: Perry Kaufman, Smarter Trading, 1995.
/// </summary>
internal struct EfficiencyRatio(int period)
{
    private Delay _past = new(period);
    private RollingSum _path = new(period);
    private Change _change = new();

    public double Add(double value)
    {
        var path = _path.Add(Math.Abs(_change.Add(value)));
        var net = Math.Abs(value - _past.Push(value));
        return path > 0 ? Math.Min(net / path, 1) : path;
    }
}
