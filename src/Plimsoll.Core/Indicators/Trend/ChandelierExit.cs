using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>Chandelier exit: long = HH(n) - m*ATR(n), short = LL(n) + m*ATR(n).</summary>
public sealed class ChandelierExit(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _multiplier = spec["multiplier"];
    private HighLow _extremes = new(spec.Integer("period"));
    private TrueRange _range = new();
    private WilderMean _ranges = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "chandelier",
        Title = "Chandelier exit",
        Formula = "long = HH(n) - m*ATR(n), short = LL(n) + m*ATR(n)",
        Source = "Charles Le Beau, 1992",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(22, "bars of range and average true range"),
            IndicatorParameter.Factor("multiplier", 3, 0.1, 100, "ranges from the extreme"),
        ],
        Fields =
        [
            new("long", IndicatorScale.Price, "stop of a long position"),
            new("short", IndicatorScale.Price, "stop of a short position"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new ChandelierExit(spec),
    };

    protected override void Step(in Bar bar)
    {
        _extremes.Add(in bar);
        var width = _multiplier * _ranges.Add(_range.Add(in bar));
        Emit(_extremes.High - width, _extremes.Low + width);
    }
}
