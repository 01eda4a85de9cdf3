using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Price;

/// <summary>
/// Candle shape: body = c - o; upper and lower wick; share = |body|/(h - l), null for a flat bar.
/// </summary>
public sealed class CandleShape(IndicatorSpec spec) : Indicator(spec)
{
    public static IndicatorKind Kind { get; } = new()
    {
        Name = "candle",
        Title = "Candle shape",
        Formula = "body = c - o; upper and lower wick; share = |body|/(h - l), null for a flat bar",
        Source = "Steve Nison, Japanese Candlestick Charting Techniques, 1991",
        Parameters = [],
        Fields =
        [
            new("body", IndicatorScale.Range, "close less open"),
            new("upperWick", IndicatorScale.Range, "high less body"),
            new("lowerWick", IndicatorScale.Range, "body less low"),
            IndicatorField.Bounded("share", 0, 1, "body as a share of the range"),
        ],
        WarmupBars = _ => 1,
        Create = spec => new CandleShape(spec),
    };

    protected override void Step(in Bar bar)
    {
        var range = bar.High - bar.Low;
        Emit([
            bar.Close - bar.Open,
            bar.High - Math.Max(bar.Open, bar.Close),
            Math.Min(bar.Open, bar.Close) - bar.Low,
            range > 0 ? Math.Abs(bar.Close - bar.Open) / range : double.NaN,
        ]);
    }
}
