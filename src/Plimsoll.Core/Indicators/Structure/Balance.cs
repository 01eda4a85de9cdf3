using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Whether price is in balance: small bodies inside a narrow range.</summary>
public sealed class Balance(IndicatorSpec spec) : Indicator(spec)
{
    private const double MostBody = 0.35;
    private const double MostWidth = 0.03;

    // Less than this share of the whole range is rounding, not a range.
    private const double Noise = 1e-9;

    private RollingSum _bodies = new(spec.Integer("period"));
    private RollingSum _ranges = new(spec.Integer("period"));
    private HighLow _range = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "balance",
        Title = "Balance",
        Formula = "over n bars: body = mean |c - o| / mean (h - l), 0 if flat; width = 2(H - L)/(H + L); value = 1 if body < "
            + "0.35 and width < 0.03",
        Source = "textbook",
        Parameters = [IndicatorParameter.Period(10, "bars in balance")],
        Fields =
        [
            new("value", IndicatorScale.Ratio, "1 in balance") { Min = 0, Max = 1 },
            IndicatorField.Bounded("body", 0, 1, "share of the bodies in the ranges"),
            new("width", IndicatorScale.Ratio, "whole range as a fraction of its middle") { Min = 0 },
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Balance(spec),
    };

    protected override void Step(in Bar bar)
    {
        _range.Add(in bar);
        var bodies = _bodies.Add(Math.Abs(bar.Close - bar.Open));
        var ranges = _ranges.Add(bar.High - bar.Low);
        if (double.IsNaN(ranges))
            return;
        var body = ranges > Noise * _range.Range ? Math.Clamp(bodies / ranges, 0, 1) : 0;
        var width = _range.Range / _range.Middle;
        Emit(body < MostBody && width < MostWidth ? 1 : 0, body, width);
    }
}
