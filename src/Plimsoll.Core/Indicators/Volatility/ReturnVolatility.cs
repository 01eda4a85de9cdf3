using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>
/// Volatility of returns: population deviation of the last n simple returns * sqrt(periods a year), as a fraction.
/// </summary>
public sealed class ReturnVolatility(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _year = Math.Sqrt(spec["periodsPerYear"]);
    private RollingVariance _returns = new(spec.Integer("period"));
    private Change _change = new();

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "volatility",
        Title = "Volatility of returns",
        Formula = "population deviation of the last n simple returns * sqrt(periods a year), as a fraction",
        Source = "textbook",
        Parameters =
        [
            IndicatorParameter.Period(20, "returns in the window"),
            IndicatorParameter.Factor(
                "periodsPerYear", 365, 1, 31536000, "bars a year: 365 of days, 525600 of minutes"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Ratio, "fraction a year")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new ReturnVolatility(spec),
    };

    protected override void Step(in Bar bar)
    {
        var last = _change.Last;
        if (_returns.Add(_change.Add(bar.Close) / last))
            Emit(_returns.Deviation * _year);
    }
}
