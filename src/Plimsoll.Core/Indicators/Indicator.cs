using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators;

/// <summary>
/// A streaming indicator over final bars: one update a bar, bounded memory, no allocation, the same doubles whether
/// fed bar by bar or as a whole series. "No value" is NaN in here and null wherever a value leaves the core; it is
/// never 0.
/// </summary>
public abstract class Indicator
{
    private readonly double[] _values;
    private readonly bool _needsVolume;

    protected Indicator(IndicatorSpec spec)
    {
        Spec = spec;
        _needsVolume = spec.Kind.Needs.HasFlag(IndicatorInput.Volume);
        _values = new double[spec.Kind.Fields.Count];
        Array.Fill(_values, double.NaN);
    }

    public IndicatorSpec Spec { get; }

    /// <summary>Bars that must be seen before all fields have a value.</summary>
    public int WarmupBars => Spec.WarmupBars;

    /// <summary>The first field, NaN until warm or where undefined.</summary>
    public double Value => _values[0];

    /// <summary>A field by its place in <see cref="IndicatorKind.Fields"/>; NaN where there is no value.</summary>
    public double this[int field] => _values[field];

    public bool IsWarm => !double.IsNaN(Value);

    /// <summary>
    /// Takes the next final bar; bars come in ascending time order (the hub refuses others). A bar without a volume
    /// is passed over by kinds that need one: no value on it, and the next bar continues from the bar before it.
    /// </summary>
    public void Update(in Bar bar)
    {
        if (_needsVolume && double.IsNaN(bar.Volume))
            Array.Fill(_values, double.NaN);
        else
            Step(in bar);
    }

    /// <summary>Takes the next bar in and states every field by one of the <c>Emit</c> methods.</summary>
    protected abstract void Step(in Bar bar);

    protected void Emit(double value) => _values[0] = value;

    protected void Emit(double first, double second)
    {
        var values = _values;
        values[1] = second;
        values[0] = first;
    }

    protected void Emit(double first, double second, double third)
    {
        var values = _values;
        values[2] = third;
        values[1] = second;
        values[0] = first;
    }

    protected void Emit(ReadOnlySpan<double> fields) => fields.CopyTo(_values);
}
