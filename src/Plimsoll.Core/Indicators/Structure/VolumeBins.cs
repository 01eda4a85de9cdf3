namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// Volumes by bin, filled range by range: what a range adds is noted at its two ends, and one pass sums it up.
/// </summary>
internal sealed class VolumeBins(int capacity)
{
    // What differs by less than this share of the total is equal: sums of the same volumes in another order.
    private const double Noise = 1e-12;

    private const double LowShare = 0.5;
    private const double HighShare = 1.5;

    private readonly double[] _volumes = new double[capacity + 1];
    private int _count;
    private double _total;
    private double _noise;

    public void Begin(int bins)
    {
        _count = bins;
        _total = 0;
        Array.Clear(_volumes, 0, bins + 1);
    }

    /// <summary>Spreads a volume evenly over the bins from first to last; NaN counts one in each.</summary>
    public void Spread(int first, int last, double volume)
    {
        var width = last - first + 1;
        var each = double.IsNaN(volume) ? 1 : volume / width;
        _volumes[first] += each;
        _volumes[last + 1] -= each;
        _total += each * width;
    }

    /// <summary>Sums up; the largest bin, and the bins around it that hold the share of the total.</summary>
    public (int Lowest, int Peak, int Highest) Area(double share)
    {
        _noise = _total * Noise;
        for (var bin = 1; bin < _count; bin++)
            _volumes[bin] += _volumes[bin - 1];
        var peak = Peak();
        var (lowest, highest, held) = (peak, peak, _volumes[peak]);
        while (held < share * _total - _noise && (lowest > 0 || highest < _count - 1))
        {
            var (above, below) = (Pair(highest + 1, highest + 2), Pair(lowest - 2, lowest - 1));
            if (lowest == 0 || (highest < _count - 1 && above >= below - _noise))
                (highest, held) = (Math.Min(highest + 2, _count - 1), held + above);
            else
                (lowest, held) = (Math.Max(lowest - 2, 0), held + below);
        }

        return (lowest, peak, highest);
    }

    /// <summary>
    /// Middle of the node nearest to a bin, the lower of two; −1 without one. A low node is a run of equal bins that are
    /// less than both neighbors and than half the mean; a high node more than both and than 1.5 times the mean.
    /// </summary>
    public int NearestNode(int bin, bool isLow)
    {
        var nearest = -1;
        var mean = _total / _count;
        for (int first = 0, last; first < _count; first = last + 1)
        {
            last = EndOfRun(first);
            var (volume, left, right) = (_volumes[first], At(first - 1), At(last + 1));
            var isNode = isLow
                ? volume < LowShare * mean && volume < Math.Min(left, right) - _noise
                : volume > HighShare * mean && volume > Math.Max(left, right) + _noise;
            var middle = (first + last) / 2;
            if (isNode && (nearest < 0 || Math.Abs(middle - bin) < Math.Abs(nearest - bin)))
                nearest = middle;
        }

        return nearest;
    }

    private int EndOfRun(int first)
    {
        var last = first;
        while (last + 1 < _count && Math.Abs(_volumes[last + 1] - _volumes[first]) <= _noise)
            last++;
        return last;
    }

    // Outside of the range nothing was traded.
    private double At(int bin) => bin < 0 || bin >= _count ? 0 : _volumes[bin];

    // The largest; of equal ones the nearest to the middle of the range, then the lower.
    private int Peak()
    {
        var largest = 0.0;
        for (var bin = 0; bin < _count; bin++)
            largest = Math.Max(largest, _volumes[bin]);
        var peak = -1;
        for (var bin = 0; bin < _count; bin++)
            if (_volumes[bin] >= largest - _noise && (peak < 0 || FromMiddle(bin) < FromMiddle(peak)))
                peak = bin;
        return peak;
    }

    private int FromMiddle(int bin) => Math.Abs(2 * bin - (_count - 1));

    private double Pair(int first, int last)
    {
        var sum = 0.0;
        for (var bin = Math.Max(first, 0); bin <= Math.Min(last, _count - 1); bin++)
            sum += _volumes[bin];
        return sum;
    }
}
