using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>Phase of a market maker's cycle by the shape of the last bars; one at a time.</summary>
public sealed class MarketMakerPhase(IndicatorSpec spec) : Indicator(spec)
{
    private const double QuietBody = 0.3;
    private const double FullBody = 0.7;

    private readonly int _period = spec.Integer("period");
    private Window _shares = new(spec.Integer("period"));
    private HighLow _before = new(spec.Integer("period") - 1);

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "market_maker_phase",
        Title = "Phase of the market maker",
        Formula = "share = |c - o|/(h - l), 0 if flat; manipulation if the bar pokes beyond the high or low of the n-1 before "
            + "and closes back inside, else distribution if share > 0.7, else accumulation if the mean share of n bars < "
            + "0.3, else none",
        Source = "textbook",
        Parameters = [new("period", 5, 2, 100, "bars looked at")],
        Fields =
        [
            IndicatorField.Flag("accumulation", "1 in accumulation"),
            IndicatorField.Flag("manipulation", "1 in manipulation"),
            IndicatorField.Flag("distribution", "1 in distribution"),
            IndicatorField.Flag("none", "1 in none of them"),
        ],
        WarmupBars = spec => spec.Integer("period"),
        Create = spec => new MarketMakerPhase(spec),
    };

    protected override void Step(in Bar bar)
    {
        var range = bar.High - bar.Low;
        var share = range > 0 ? Math.Abs(bar.Close - bar.Open) / range : 0;
        if (_shares.Add(share))
            Tell(in bar, share);
        _before.Add(in bar);
    }

    private void Tell(in Bar bar, double share)
    {
        var isInside = bar.Close <= _before.High && bar.Close >= _before.Low;
        var manipulates = isInside && (bar.High > _before.High || bar.Low < _before.Low);
        var distributes = !manipulates && share > FullBody;
        var accumulates = !manipulates && !distributes && MeanShare() < QuietBody;
        var none = !manipulates && !distributes && !accumulates;
        Emit([accumulates ? 1 : 0, manipulates ? 1 : 0, distributes ? 1 : 0, none ? 1 : 0]);
    }

    private double MeanShare()
    {
        var sum = 0.0;
        for (var i = 0; i < _period; i++)
            sum += _shares[i];
        return sum / _period;
    }
}
