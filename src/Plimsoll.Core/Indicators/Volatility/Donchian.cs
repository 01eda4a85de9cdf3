using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Volatility;

/// <summary>
/// Donchian channel: highest high and lowest low of n bars; middle = their mean; excludeCurrent leaves the newest
/// bar out, for breakouts.
/// </summary>
public sealed class Donchian(IndicatorSpec spec) : Indicator(spec)
{
    private readonly bool _excludes = spec.Choice("excludeCurrent") == "true";
    private HighLow _range = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "donchian",
        Title = "Donchian channel",
        Formula = "highest high and lowest low of n bars; middle = their mean; excludeCurrent leaves the "
            + "newest bar out, for breakouts",
        Source = "Richard Donchian",
        Parameters =
        [
            IndicatorParameter.Period(20, "bars in the channel"),
            IndicatorParameter.Choice("excludeCurrent", "whether the newest bar is left out", "false", "true"),
        ],
        Fields =
        [
            new("upper", IndicatorScale.Price, "highest high"),
            new("lower", IndicatorScale.Price, "lowest low"),
            new("middle", IndicatorScale.Price, "mean of both"),
        ],
        WarmupBars = spec => spec.Integer("period") + spec.Integer("excludeCurrent"),
        Create = spec => new Donchian(spec),
    };

    protected override void Step(in Bar bar)
    {
        if (_excludes)
            Emit(_range.High, _range.Low, _range.Middle);
        _range.Add(in bar);
        if (!_excludes)
            Emit(_range.High, _range.Low, _range.Middle);
    }
}
