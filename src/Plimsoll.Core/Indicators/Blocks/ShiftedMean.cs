namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>Wilder's mean of some bars ago, by the parameters <c>name</c> and <c>nameShift</c>.</summary>
internal struct ShiftedMean(IndicatorSpec spec, string name)
{
    private WilderMean _mean = new(spec.Integer(name));
    private Delay _past = new(spec.Integer($"{name}Shift"));

    /// <summary>Bars until the slowest of them has a value.</summary>
    public static int Warmup(IndicatorSpec spec, params string[] names) =>
        names.Max(name => spec.Integer(name) + spec.Integer($"{name}Shift"));

    public double Add(double value) => _past.Push(_mean.Add(value));
}
