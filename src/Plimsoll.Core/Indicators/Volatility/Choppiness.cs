using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>Choppiness index: 100 * log10(sum TR / (HH - LL)) / log10(n); null if nothing moved.</summary>
public sealed class Choppiness(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _scale = 100 / Math.Log10(spec.Integer("period"));
    private HighLow _extremes = new(spec.Integer("period"));
    private TrueRange _range = new();
    private RollingSum _ranges = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "choppiness",
        Title = "Choppiness index",
        Formula = "100 * log10(sum TR / (HH - LL)) / log10(n); null if nothing moved",
        Source = "E. W. Dreiss",
        Parameters = [IndicatorParameter.Period(14, "bars") with { Min = 2 }],
        Fields = [IndicatorField.Value(IndicatorScale.Index, "near 100 sideways, low in a trend")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Choppiness(spec),
    };

    protected override void Step(in Bar bar)
    {
        _extremes.Add(in bar);
        var ranges = _ranges.Add(_range.Add(in bar));
        Emit(_extremes.Range > 0 ? _scale * Math.Log10(ranges / _extremes.Range) : double.NaN);
    }
}
