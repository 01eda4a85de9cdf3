using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>
/// Volume-weighted average price of the day: sum of tp*v / sum of v since the trading day began; bands +- ATR(14);
/// null until something traded.
/// </summary>
public sealed class Vwap(IndicatorSpec spec) : Indicator(spec)
{
    private DayStart _day = new(spec.Integer("dayStart"));
    private TrueRange _range = new();
    private WilderMean _ranges = new(spec.Integer("period"));
    private Twofold _flow;
    private Twofold _volume;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "vwap",
        Title = "Volume-weighted average price of the day",
        Formula = "sum of tp*v / sum of v since the trading day began; bands +- ATR(14); null until something traded",
        Source = "textbook",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        IsRecursive = true,
        DependsOnStart = true,
        Parameters =
        [
            IndicatorParameter.Period(14, "bars of the average true range"),
            new("dayStart", 0, 0, 1_439, "minute of the UTC day on which the trading day begins"),
        ],
        Fields =
        [
            new("value", IndicatorScale.Price, "average price"),
            new("upper", IndicatorScale.Price, "average price plus the range"),
            new("lower", IndicatorScale.Price, "average price less the range"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Vwap(spec),
    };

    protected override void Step(in Bar bar)
    {
        if (_day.Begins(in bar))
            (_flow, _volume) = (0, 0);
        _flow += Twofold.Product(PriceSource.Typical(in bar), bar.Volume);
        _volume += bar.Volume;
        var width = _ranges.Add(_range.Add(in bar));
        var value = _volume.Value > 0 ? _flow.Value / _volume.Value : double.NaN;
        Emit(value, value + width, value - width);
    }
}
