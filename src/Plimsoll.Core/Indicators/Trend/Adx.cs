using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Average directional index: +DI and -DI = 100 * Wilder mean of +DM and -DM / Wilder mean of TR; DX = 100|+DI -
/// -DI|/(+DI + -DI), 0 if the sum is 0; ADX = Wilder mean of DX.
/// </summary>
public sealed class Adx(IndicatorSpec spec) : Indicator(spec)
{
    private DirectionalMovement _movement = new(spec.Integer("period"));
    private WilderMean _mean = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "adx",
        Title = "Average directional index",
        Formula = "+DI and -DI = 100 * Wilder mean of +DM and -DM / Wilder mean of TR; DX = 100|+DI - "
            + "-DI|/(+DI + -DI), 0 if the sum is 0; ADX = Wilder mean of DX",
        Source = "J. Welles Wilder, New Concepts in Technical Trading Systems, 1978",
        IsRecursive = true,
        Parameters = [IndicatorParameter.Period(14, "bars of each mean")],
        Fields =
        [
            IndicatorField.Bounded("adx", 0, 100, "strength of the trend"),
            IndicatorField.Bounded("plusDi", 0, 100, "upward movement"),
            IndicatorField.Bounded("minusDi", 0, 100, "downward movement"),
        ],
        WarmupBars = spec => 2 * spec.Integer("period"),
        Create = spec => new Adx(spec),
    };

    protected override void Step(in Bar bar)
    {
        _movement.Add(in bar);
        Emit(_mean.Add(_movement.Index), _movement.Plus, _movement.Minus);
    }
}
