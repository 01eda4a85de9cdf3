using Plimsoll.Core.Market;

namespace Plimsoll.Features.Data;

/// <summary>A bar for a chart; a missing volume is absent.</summary>
internal sealed record DatasetCandle(
    Timestamp OpenTime, double Open, double High, double Low, double Close, double? Volume, bool Final = true)
{
    public static DatasetCandle From(Bar bar) => new(
        bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, double.IsNaN(bar.Volume) ? null : bar.Volume);
}
