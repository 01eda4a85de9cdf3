using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volume;

/// <summary>Accumulation distribution line: running total of v((c-l) - (h-c))/(h-l), 0 for a flat bar.</summary>
public sealed class AccumulationDistribution(IndicatorSpec spec) : Indicator(spec)
{
    private Twofold _total;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "adl",
        Title = "Accumulation distribution line",
        Formula = "running total of v((c-l) - (h-c))/(h-l), 0 for a flat bar",
        Source = "Marc Chaikin",
        Needs = IndicatorInput.Bars | IndicatorInput.Volume,
        IsRecursive = true,
        DependsOnStart = true,
        Parameters = [],
        Fields = [IndicatorField.Value(IndicatorScale.Volume, "running total, base units")],
        WarmupBars = _ => 1,
        Create = spec => new AccumulationDistribution(spec),
    };

    protected override void Step(in Bar bar)
    {
        _total += MoneyFlow.Of(in bar);
        Emit(_total.Value);
    }
}
