using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>Median: middle of the last n prices, or the mean of the two in the middle.</summary>
public sealed class Median(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private SortedWindow _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "median",
        Title = "Median",
        Formula = "middle of the last n prices, or the mean of the two in the middle",
        Source = "textbook",
        Parameters = [new("period", 20, 1, 1_000, "prices in the window"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Value(IndicatorScale.Price, "quote units")],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new Median(spec),
    };

    protected override void Step(in Bar bar)
    {
        if (_window.Add(_source.Of(in bar)))
            Emit(_window.Median);
    }
}
