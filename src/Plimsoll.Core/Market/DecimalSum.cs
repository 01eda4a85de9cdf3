namespace Plimsoll.Core.Market;

/// <summary>
/// Sum of decimal numbers that travel as doubles. While all of them lie on a decimal grid it counts whole grid units,
/// so the result does not depend on how the terms were grouped: five 1m volumes are exactly the 5m volume. Numbers
/// off any grid are added as they are.
/// </summary>
internal struct DecimalSum
{
    // Whole numbers up to 2^53 are exact in a double.
    private const double ExactLimit = 9_007_199_254_740_992;
    private const double FinestGrid = 1e8;
    private const double GridStep = 100;

    private double _units = 0;

    // Units per 1; NaN when off the grid, which makes every comparison with it fail.
    private double _grid = FinestGrid;

    public DecimalSum()
    {
    }

    public readonly double Value => double.IsNaN(_grid) ? _units : _units / _grid;

    public void Add(double value)
    {
        var units = Math.Round(value * _grid);
        var sum = _units + units;
        if (units / _grid == value && sum <= ExactLimit)
            _units = sum;
        else
            AddCoarser(value);
    }

    private void AddCoarser(double value)
    {
        for (var (grid, units) = (_grid / GridStep, _units / GridStep); grid >= 1; grid /= GridStep, units /= GridStep)
        {
            var added = Math.Round(value * grid);
            if (units != Math.Floor(units) || added / grid != value || units + added > ExactLimit)
                continue;
            (_grid, _units) = (grid, units + added);
            return;
        }

        _units = Value + value;
        _grid = double.NaN;
    }
}
