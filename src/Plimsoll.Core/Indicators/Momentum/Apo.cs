using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>Absolute price oscillator: fast mean - slow mean.</summary>
public sealed class Apo(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private ChosenMean _fast = new(spec, "fast");
    private ChosenMean _slow = new(spec, "slow");

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "apo",
        Title = "Absolute price oscillator",
        Formula = "fast mean - slow mean",
        Source = "textbook; mean sma is the variant of TA-Lib",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Bars("fast", 12, "bars of the fast mean"),
            IndicatorParameter.Bars("slow", 26, "bars of the slow mean"),
            IndicatorParameter.Source(),
            IndicatorParameter.Choice("mean", "kind of the mean", "ema", "sma"),
        ],
        Fields = [IndicatorField.Value(IndicatorScale.Range, "distance of the means, quote units")],
        Rules = [IndicatorRule.Less("fast", "slow")],
        WarmupBars = spec => spec.Integer("slow"),
        Create = spec => new Apo(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        Emit(_fast.Add(price) - _slow.Add(price));
    }
}
