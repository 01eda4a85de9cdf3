namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// An indicator over time windows of market trades and quotes: a function of what happened up to now and of nothing
/// else, so that replay equals live. It is computed when it is read, at most once an event.
/// </summary>
public sealed class WindowIndicator
{
    private readonly TickStream _stream;
    private readonly WindowMeasure _measure;
    private readonly IReadOnlyList<TimeWindow> _windows;
    private long _version;
    private double _value = double.NaN;

    internal WindowIndicator(IndicatorSpec spec, TickStream stream)
    {
        (Spec, _stream, _windows) = (spec, stream, spec.Kind.Windows(spec));
        _measure = spec.Kind.Measure!(spec);
    }

    public IndicatorSpec Spec { get; }

    /// <summary>NaN where a window is not covered by the data, has nothing in it, or the result is undefined.</summary>
    public double Value
    {
        get
        {
            if (_version != _stream.Version)
                (_version, _value) = (_stream.Version, Compute());
            return _value;
        }
    }

    internal IReadOnlyList<TimeWindow> Windows => _windows;

    private double Compute()
    {
        for (var i = 0; i < _windows.Count; i++)
            if (!_stream.Covers(_windows[i]))
                return double.NaN;
        var value = _measure(_stream, _stream.Now);
        return double.IsFinite(value) ? value : double.NaN;
    }
}
