using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>Directional movement index: 100|+DI - -DI|/(+DI + -DI), 0 if the sum is 0.</summary>
public sealed class Dx(IndicatorSpec spec) : Indicator(spec)
{
    private DirectionalMovement _movement = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "dx",
        Title = "Directional movement index",
        Formula = "100|+DI - -DI|/(+DI + -DI), 0 if the sum is 0",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(14, "bars of each mean")],
        Fields = [IndicatorField.Bounded("value", 0, 100, "strength of the direction")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new Dx(spec),
    };

    protected override void Step(in Bar bar)
    {
        _movement.Add(in bar);
        Emit(_movement.Index);
    }
}
