using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>
/// Anchored volume-weighted average price: sum of tp*v / sum of v of the bars that open at or after the anchor;
/// null before and until something traded.
/// </summary>
public sealed class AnchoredVwap(IndicatorSpec spec) : Indicator(spec)
{
    private readonly long _anchor = (long)spec["anchor"] * Timestamp.MicrosPerSecond;
    private Twofold _flow;
    private Twofold _volume;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "anchored_vwap",
        Title = "Anchored volume-weighted average price",
        Formula = "sum of tp*v / sum of v of the bars that open at or after the anchor; null before and "
            + "until something traded",
        Source = "Brian Shannon",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        IsRecursive = true,
        DependsOnStart = true,
        AwaitsEvent = true,
        Parameters = [new("anchor", 0, 0, 100_000_000_000, "seconds since 1970, UTC")],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "average price")],
        WarmupBars = _ => 1,
        Create = spec => new AnchoredVwap(spec),
    };

    protected override void Step(in Bar bar)
    {
        if (bar.OpenTime.Micros < _anchor)
            return;
        _flow += Twofold.Product(PriceSource.Typical(in bar), bar.Volume);
        _volume += bar.Volume;
        Emit(_volume.Value > 0 ? _flow.Value / _volume.Value : double.NaN);
    }
}
