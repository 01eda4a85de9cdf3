namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>Difference to the value before; NaN on the first. NaN is not taken in.</summary>
internal struct Change()
{
    /// <summary>The value taken in last.</summary>
    public double Last { get; private set; } = double.NaN;

    public double Add(double value)
    {
        if (double.IsNaN(value))
            return double.NaN;
        var change = value - Last;
        Last = value;
        return change;
    }
}
