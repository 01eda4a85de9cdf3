using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Moving average convergence divergence: line = EMA(fast) - EMA(slow); signal = EMA(line), seeded with the mean of
/// its first lines; histogram = line - signal.
/// </summary>
public sealed class Macd(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Ewma _fast = Ewma.Of(spec.Integer("fast"));
    private Ewma _slow = Ewma.Of(spec.Integer("slow"));
    private Ewma _signal = Ewma.Of(spec.Integer("signal"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "macd",
        Title = "Moving average convergence divergence",
        Formula = "line = EMA(fast) - EMA(slow); signal = EMA(line), seeded with the mean of its first "
            + "lines; histogram = line - signal",
        Source = "Gerald Appel, 1979",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("fast", 12, "bars of the fast mean"),
            IndicatorParameter.Bars("slow", 26, "bars of the slow mean"),
            IndicatorParameter.Bars("signal", 9, "lines in the signal"),
            IndicatorParameter.Source(),
        ],
        Fields =
        [
            new("line", IndicatorScale.Range, "fast less slow mean"),
            new("signal", IndicatorScale.Range, "mean of the line"),
            new("histogram", IndicatorScale.Range, "line less signal"),
        ],
        Rules = [IndicatorRule.Less("fast", "slow")],
        WarmupBars = spec => spec.Integer("slow") + spec.Integer("signal") - 1,
        Create = spec => new Macd(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        var line = _fast.Add(price) - _slow.Add(price);
        var signal = _signal.Add(line);
        Emit(line, signal, line - signal);
    }
}
