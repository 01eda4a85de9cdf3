using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Percentage price oscillator: line = 100(fast - slow)/slow mean; signal = EMA(line); histogram = line - signal.
/// </summary>
public sealed class Ppo(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private ChosenMean _fast = new(spec, "fast");
    private ChosenMean _slow = new(spec, "slow");
    private Ewma _signal = Ewma.Of(spec.Integer("signal"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "ppo",
        Title = "Percentage price oscillator",
        Formula = "line = 100(fast - slow)/slow mean; signal = EMA(line); histogram = line - signal",
        Source = "Gerald Appel; mean sma is the variant of TA-Lib",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("fast", 12, "bars of the fast mean"),
            IndicatorParameter.Bars("slow", 26, "bars of the slow mean"),
            IndicatorParameter.Bars("signal", 9, "lines in the signal"),
            IndicatorParameter.Source(),
            IndicatorParameter.Choice("mean", "kind of the mean", "ema", "sma"),
        ],
        Fields =
        [
            new("line", IndicatorScale.Ratio, "distance of the means, percent"),
            new("signal", IndicatorScale.Ratio, "mean of the line"),
            new("histogram", IndicatorScale.Ratio, "line less signal"),
        ],
        Rules = [IndicatorRule.Less("fast", "slow")],
        WarmupBars = spec => spec.Integer("slow") + spec.Integer("signal") - 1,
        Create = spec => new Ppo(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        var slow = _slow.Add(price);
        var line = 100 * (_fast.Add(price) - slow) / slow;
        var signal = _signal.Add(line);
        Emit(line, signal, line - signal);
    }
}
