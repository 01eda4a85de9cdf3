namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>A simple or an exponential mean, as the parameter <c>mean</c> says.</summary>
internal struct ChosenMean(IndicatorSpec spec, string period)
{
    private readonly bool _isSimple = spec.Choice("mean") == "sma";
    private RollingMean _simple = new(spec.Integer(period));
    private Ewma _exponential = Ewma.Of(spec.Integer(period));

    public double Add(double value) => _isSimple ? _simple.Add(value) : _exponential.Add(value);
}
