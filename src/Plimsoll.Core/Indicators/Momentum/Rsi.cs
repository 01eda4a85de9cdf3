using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Momentum;

/// <summary>
/// Relative strength index, 0 to 100: averages of gains and losses of the price, first simple over n changes, then
/// Wilder's (a(n−1)+x)/n; 100 − 100/(1 + gain/loss). No loss gives 100, no movement at all 50.
/// Source: J. Welles Wilder, New Concepts in Technical Trading Systems, 1978.
/// </summary>
public sealed class Rsi(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private Strength _strength = new(spec.Integer("period"));

    /// <exception cref="IndicatorException">The period is out of range.</exception>
    public Rsi(int period)
        : this(Kind.SpecOf(period))
    {
    }

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "rsi",
        Title = "Relative strength index",
        Formula = "first averages simple over n changes, then (a(n-1)+x)/n; 100 - 100/(1+gain/loss); "
            + "loss 0: 100; both 0: 50",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Period(14, "changes in the first averages; Wilder's smoothing after"),
            IndicatorParameter.Source(),
        ],
        Fields = [IndicatorField.Bounded("value", 0, 100, "0 to 100")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Rsi(spec),
    };

    protected override void Step(in Bar bar) => Emit(_strength.Add(_source.Of(in bar)));
}
