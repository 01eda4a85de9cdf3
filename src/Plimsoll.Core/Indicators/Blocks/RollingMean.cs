namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>
/// Mean of the last n values in O(1). Prices are decimal numbers, so as long as all values of the window lie on a
/// decimal grid the sum is kept in whole grid units: exact, without drift, and two means that are equal on paper are
/// equal here (a rolling binary sum would let rounding noise decide a crossing). Off the grid the sum is kept
/// twofold. Summed afresh every 8,192 values. NaN is not taken in.
/// </summary>
internal struct RollingMean
{
    private const int RefreshInterval = 8_192;

    // Whole numbers up to 2^53 are exact in a double.
    private const double ExactLimit = 9_007_199_254_740_992;

    private static readonly double[] Grids = [1e8, 1e6, 1e4, 1e2];

    private readonly double[] _window;
    private int _next;
    private int _sinceRefresh;
    private double _sum;
    private Twofold _loose;
    private double _divisor;

    // Grid units per 1, and the largest value that keeps a full window exact; both 0 when off the grid.
    private double _grid;
    private double _gridLimit;

    public RollingMean(int length) => _window = new double[length];

    public bool IsFull { get; private set; }

    /// <summary>Takes a value; the mean of the window, NaN until it is full.</summary>
    public double Add(double value)
    {
        if (double.IsNaN(value))
            return double.NaN;
        var oldest = _window[_next];
        _window[_next] = value;
        if (++_next == _window.Length)
            _next = 0;

        // The first full window chooses the grid; later refreshes may find back to it.
        if (!IsFull)
            return Fill();
        if (++_sinceRefresh >= RefreshInterval)
            return Refresh();

        var units = Math.Round(value * _grid);
        if (units / _grid == value && value <= _gridLimit)
            _sum += units - Math.Round(oldest * _grid);
        else
            AddOffGrid(value, oldest);
        return _sum / _divisor;
    }

    private double Fill()
    {
        IsFull = _next == 0;
        return IsFull ? Refresh() : double.NaN;
    }

    private double Refresh()
    {
        _sinceRefresh = 0;
        _grid = 0;
        _gridLimit = 0;
        foreach (var grid in Grids)
        {
            if (!Holds(grid))
                continue;
            _grid = grid;
            _gridLimit = ExactLimit / grid / _window.Length;
            break;
        }

        SumAfresh();
        return _sum / _divisor;
    }

    private void AddOffGrid(double value, double oldest)
    {
        if (_grid == 0)
        {
            _loose = _loose + value - oldest;
            _sum = _loose.Value;
            return;
        }

        _grid = 0;
        _gridLimit = 0;
        SumAfresh();
    }

    private void SumAfresh()
    {
        _divisor = _grid == 0 ? _window.Length : _window.Length * _grid;
        _loose = 0;
        foreach (var value in _window)
            _loose += _grid == 0 ? value : Math.Round(value * _grid);
        _sum = _loose.Value;
    }

    private readonly bool Holds(double grid)
    {
        var limit = ExactLimit / grid / _window.Length;
        foreach (var value in _window)
            if (!(value <= limit) || Math.Round(value * grid) / grid != value)
                return false;
        return true;
    }
}
