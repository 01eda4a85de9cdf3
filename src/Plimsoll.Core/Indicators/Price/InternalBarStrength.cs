using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Price;

/// <summary>Internal bar strength: (c - l)/(h - l); 0.5 for a flat bar.</summary>
public sealed class InternalBarStrength(IndicatorSpec spec) : Indicator(spec)
{
    public static IndicatorKind Kind { get; } = new()
    {
        Name = "internal_bar_strength",
        Title = "Internal bar strength",
        Formula = "(c - l)/(h - l); 0.5 for a flat bar",
        Source = "textbook",
        Parameters = [],
        Fields = [IndicatorField.Bounded("value", 0, 1, "1: closed at the high")],
        WarmupBars = _ => 1,
        Create = spec => new InternalBarStrength(spec),
    };

    protected override void Step(in Bar bar)
    {
        var range = bar.High - bar.Low;
        Emit(range > 0 ? (bar.Close - bar.Low) / range : 0.5);
    }
}
