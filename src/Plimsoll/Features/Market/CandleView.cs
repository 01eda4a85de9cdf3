using Plimsoll.Core.Market;

namespace Plimsoll.Features.Market;

/// <summary>A bar as the API shows it: market data, therefore numbers.</summary>
/// <param name="OpenTime">It covers [OpenTime, OpenTime + interval).</param>
/// <param name="Volume">Base units; absent where it is not known.</param>
/// <param name="Final">False while the bar is being built.</param>
internal sealed record CandleView(
    Timestamp OpenTime, double Open, double High, double Low, double Close, bool Final, double? Volume = null)
{
    public static CandleView From(Bar bar, bool isFinal) => new(
        bar.OpenTime,
        bar.Open,
        bar.High,
        bar.Low,
        bar.Close,
        isFinal,
        double.IsNaN(bar.Volume) ? null : bar.Volume);
}
