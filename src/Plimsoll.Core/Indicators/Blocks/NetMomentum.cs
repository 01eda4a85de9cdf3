namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Chande's momentum as a fraction, −1 to 1: (ups − downs)/(ups + downs) of n changes, 0 when nothing moved, by sums
/// or by Wilder's means as the parameter <c>smoothing</c> says. NaN until n changes were seen.
/// </summary>
internal struct NetMomentum(IndicatorSpec spec)
{
    private readonly bool _isWilder = spec.Choice("smoothing") == "wilder";
    private RollingSum _net = new(spec.Integer("period"));
    private RollingSum _path = new(spec.Integer("period"));
    private WilderMean _netMean = new(spec.Integer("period"));
    private WilderMean _pathMean = new(spec.Integer("period"));
    private Change _change = new();

    public double Add(double value)
    {
        var change = _change.Add(value);
        var net = _isWilder ? _netMean.Add(change) : _net.Add(change);
        var path = _isWilder ? _pathMean.Add(Math.Abs(change)) : _path.Add(Math.Abs(change));
        return path == 0 ? 0 : Math.Clamp(net / path, -1, 1);
    }
}
