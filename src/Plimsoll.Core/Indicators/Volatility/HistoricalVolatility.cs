using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>
/// Historical volatility: population deviation of the last n log returns * sqrt(periods a year), as a fraction.
/// </summary>
public sealed class HistoricalVolatility(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _year = Math.Sqrt(spec["periodsPerYear"]);
    private RollingVariance _returns = new(spec.Integer("period"));
    private Change _change = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "historical_volatility",
        Title = "Historical volatility",
        Formula = "population deviation of the last n log returns * sqrt(periods a year), as a fraction",
        Source = "textbook",
        Parameters =
        [
            IndicatorParameter.Period(20, "returns in the window"),
            IndicatorParameter.Factor(
                "periodsPerYear", 365, 1, 31536000, "bars a year: 365 of days, 525600 of minutes"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "fraction a year")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new HistoricalVolatility(spec),
    };

    protected override void Step(in Bar bar)
    {
        var last = _change.Last;
        _change.Add(bar.Close);
        if (_returns.Add(Math.Log(bar.Close / last)))
            Emit(_returns.Deviation * _year);
    }
}
