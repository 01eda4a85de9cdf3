using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Statistics;

/// <summary>Percent rank: share of the n prices before that are less than the newest, percent.</summary>
public sealed class PercentRank(IndicatorSpec spec) : Indicator(spec)
{
    private readonly PriceSource _source = new(spec);
    private readonly int _period = spec.Integer("period");
    private SortedWindow _window = new(spec.Integer("period"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "percent_rank",
        Title = "Percent rank",
        Formula = "share of the n prices before that are less than the newest, percent",
        Source = "textbook",
        Parameters = [new("period", 100, 1, 1_000, "prices before"), IndicatorParameter.Source()],
        Fields = [IndicatorField.Bounded("value", 0, 100, "percent")],
        WarmupBars = spec => spec.Integer("period") + 1,
        Create = spec => new PercentRank(spec),
    };

    protected override void Step(in Bar bar)
    {
        var price = _source.Of(in bar);
        Emit(_window.IsFull ? 100.0 * _window.CountBelow(price) / _period : double.NaN);
        _window.Add(price);
    }
}
