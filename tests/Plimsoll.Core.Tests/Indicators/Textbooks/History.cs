using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Tests.Indicators.Textbooks;

/// <summary>A whole series and the parameters of a spec, as a textbook calculation wants them.</summary>
internal sealed class History(Bar[] bars, IndicatorSpec spec)
{
    public Bar[] Bars => bars;

    public int Length => bars.Length;

    public int Period => this["period"];

    public double[] Open { get; } = [.. bars.Select(bar => bar.Open)];

    public double[] High { get; } = [.. bars.Select(bar => bar.High)];

    public double[] Low { get; } = [.. bars.Select(bar => bar.Low)];

    public double[] Close { get; } = [.. bars.Select(bar => bar.Close)];

    public double[] Volume { get; } = [.. bars.Select(bar => bar.Volume)];

    public double[] Typical { get; } = [.. bars.Select(bar => (bar.High + bar.Low + bar.Close) / 3)];

    public double[] Middle { get; } = [.. bars.Select(bar => (bar.High + bar.Low) / 2)];

    public double[] Range { get; } = [.. bars.Select(bar => bar.High - bar.Low)];

    public double[] Source => field ??= Choice("source") switch
    {
        "close" => Close,
        "open" => Open,
        "high" => High,
        "low" => Low,
        "hl2" => Middle,
        "hlc3" => Typical,
        _ => [.. bars.Select(bar => (bar.Open + bar.High + bar.Low + bar.Close) / 4)],
    };

    /// <summary>Distances that include the close before; of the first bar h − l, or none.</summary>
    public double[] TrueRange(bool withFirst = true) =>
        [.. bars.Select((bar, i) => i > 0
            ? new[] { bar.High - bar.Low, Math.Abs(bar.High - Close[i - 1]), Math.Abs(bar.Low - Close[i - 1]) }.Max()
            : withFirst ? bar.High - bar.Low : double.NaN)];

    public int this[string parameter] => spec.Integer(parameter);

    public double Number(string parameter) => spec[parameter];

    public string Choice(string parameter) => spec.Choice(parameter);

    /// <summary>A value for each bar.</summary>
    public double[] Each(Func<int, double> value) => [.. Enumerable.Range(0, Length).Select(value)];
}
