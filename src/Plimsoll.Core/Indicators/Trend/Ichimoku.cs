using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Trend;

/// <summary>
/// Ichimoku cloud: tenkan and kijun = middle of HH/LL; spanA = (tenkan + kijun)/2; spanB = middle of HH/LL(spanB);
/// the cloud at this bar is the spans of shift bars ago; chikou is the close, drawn shift bars back, and never part
/// of a condition.
/// </summary>
public sealed class Ichimoku(IndicatorSpec spec) : Indicator(spec)
{
    private HighLow _tenkan = new(spec.Integer("tenkan"));
    private HighLow _kijun = new(spec.Integer("kijun"));
    private HighLow _slow = new(spec.Integer("spanB"));
    private Delay _pastA = new(spec.Integer("shift"));
    private Delay _pastB = new(spec.Integer("shift"));

    public static IndicatorKind Kind { get; } = new()
    {
        Name = "ichimoku",
        Title = "Ichimoku cloud",
        Formula = "tenkan and kijun = middle of HH/LL; spanA = (tenkan + kijun)/2; spanB = middle of "
            + "HH/LL(spanB); the cloud at this bar is the spans of shift bars ago; chikou is the close, "
            + "drawn shift bars back, and never part of a condition",
        Source = "Goichi Hosoda, 1969",
        Parameters =
        [
            IndicatorParameter.Bars("tenkan", 9, "bars of the conversion line"),
            IndicatorParameter.Bars("kijun", 26, "bars of the base line"),
            IndicatorParameter.Bars("spanB", 52, "bars of the slow span"),
            IndicatorParameter.Bars("shift", 26, "bars that the spans are shown ahead"),
        ],
        Fields =
        [
            new("tenkan", IndicatorScale.Price, "conversion line"),
            new("kijun", IndicatorScale.Price, "base line"),
            new("spanA", IndicatorScale.Price, "fast span, to be shown ahead"),
            new("spanB", IndicatorScale.Price, "slow span, to be shown ahead"),
            new("chikou", IndicatorScale.Price, "close, to be shown behind"),
            new("cloudTop", IndicatorScale.Price, "higher span of the cloud at this bar"),
            new("cloudBottom", IndicatorScale.Price, "lower span of the cloud at this bar"),
        ],
        Rules = [IndicatorRule.NotMore("tenkan", "kijun"), IndicatorRule.NotMore("kijun", "spanB")],
        WarmupBars = spec => spec.Integer("spanB") + spec.Integer("shift"),
        Create = spec => new Ichimoku(spec),
    };

    protected override void Step(in Bar bar)
    {
        _tenkan.Add(in bar);
        _kijun.Add(in bar);
        _slow.Add(in bar);
        var (tenkan, kijun, spanB) = (_tenkan.Middle, _kijun.Middle, _slow.Middle);
        var spanA = (tenkan + kijun) / 2;
        var (cloudA, cloudB) = (_pastA.Push(spanA), _pastB.Push(spanB));
        Emit([tenkan, kijun, spanA, spanB, bar.Close, Math.Max(cloudA, cloudB), Math.Min(cloudA, cloudB)]);
    }
}
