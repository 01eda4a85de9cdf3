using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Averages;

/// <summary>
/// MESA adaptive moving average: the faster the phase of the measured cycle turns, the slower the mean follows; FAMA
/// follows MAMA at half its pace. Source: John Ehlers, MESA Adaptive Moving Averages, 2001.
/// </summary>
public sealed class Mama(IndicatorSpec spec) : Indicator(spec)
{
    private readonly double _fast = spec["fast"];
    private readonly double _slow = spec["slow"];
    private CyclePhase _cycle = new();
    private double _phase;
    private double _sum;
    private int _seen;
    private double _mean = double.NaN;
    private double _follower = double.NaN;

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "mama",
        Title = "MESA adaptive moving average",
        Formula = "a = fast / change of the cycle's phase in degrees (at least 1), at least slow; m += a(x - m); "
            + "f += a/2 (m - f); both begin at the mean of the first six hl2",
        Source = "John Ehlers, MESA Adaptive Moving Averages, 2001",
        IsRecursive = true,
        Parameters =
        [
            IndicatorParameter.Factor("fast", 0.5, 0.01, 0.99, "largest weight of a bar"),
            IndicatorParameter.Factor("slow", 0.05, 0.001, 0.99, "smallest weight of a bar"),
        ],
        Rules = [IndicatorRule.NotMore("slow", "fast")],
        Fields =
        [
            new("mama", IndicatorScale.Price, "adaptive mean of hl2"),
            new("fama", IndicatorScale.Price, "mean that follows it"),
        ],
        WarmupBars = _ => Start,
        Create = spec => new Mama(spec),
    };

    private static int Start => 6;

    protected override void Step(in Bar bar)
    {
        var price = (bar.High + bar.Low) / 2;
        _cycle.Add(price);
        if (_seen < Start)
        {
            _sum += price;
            if (++_seen < Start)
                return;
            _mean = _follower = _sum / Start;
        }
        else
        {
            var turn = Math.Max(_phase - _cycle.Phase, 1);
            var weight = Math.Max(_fast / turn, _slow);
            _mean += weight * (price - _mean);
            _follower += weight / 2 * (_mean - _follower);
        }

        _phase = _cycle.Phase;
        Emit(_mean, _follower);
    }
}
