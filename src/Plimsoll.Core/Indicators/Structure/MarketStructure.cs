using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Closes beyond the extremes of the bars before: with the trend of the higher timeframe, or against it.</summary>
public sealed class MarketStructure(IndicatorSpec spec) : Indicator(spec)
{
    private readonly int _period = spec.Integer("period");
    private HighLow _range = new(spec.Integer("period"));
    private HigherTrend _trend = new(Timeframe.Of(spec.Choice("higher")));
    private double _level = double.NaN;
    private double _last;
    private int _age;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "market_structure",
        Title = "Market structure",
        Formula = "direction +1 if the close is above the highest high of the n bars before, -1 if below the lowest low, else "
            + "0; bos = 1 if that is the direction of trend5 of the higher timeframe, mss = 1 if it is against it, null "
            + "while there are not five higher bars; recent = direction of the last break, 0 after n bars",
        Source = "Michael Huddleston, Inner Circle Trader",
        IsRecursive = true,
        DependsOnStart = true,
        AwaitsEvent = true,
        Parameters =
        [
            IndicatorParameter.Period(10, "bars before"),
            IndicatorParameter.Choice(
                "higher", "timeframe of the trend", "4h", "15m", "30m", "1h", "2h", "1d", "1w"),
        ],
        Fields =
        [
            IndicatorField.Bounded("direction", -1, 1, "of a break on this bar, else 0"),
            IndicatorField.Flag("bos", "1 on a break of structure"),
            IndicatorField.Flag("mss", "1 on a market structure shift"),
            new("level", IndicatorScale.Price, "the extreme that was last broken"),
            IndicatorField.Bounded("recent", -1, 1, "direction of the last break in n bars, else 0"),
        ],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new MarketStructure(spec),
    };

    protected override void Step(in Bar bar)
    {
        _trend.Add(in bar);
        if (!double.IsNaN(_range.High))
            Judge(in bar);
        _range.Add(in bar);
    }

    private void Judge(in Bar bar)
    {
        double direction = bar.Close > _range.High ? 1 : bar.Close < _range.Low ? -1 : 0;
        _age = Math.Min(_age + 1, _period);
        if (direction != 0)
            (_last, _age, _level) = (direction, 0, direction > 0 ? _range.High : _range.Low);
        Emit([direction, Agreement(direction, 1), Agreement(direction, -1), _level, _age < _period ? _last : 0]);
    }

    private double Agreement(double direction, int sign) =>
        double.IsNaN(_trend.Direction) ? double.NaN
        : direction != 0 && _trend.Direction == sign * direction ? 1 : 0;
}
