using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators;

/// <summary>
/// The bars of a higher timeframe, built from those of a hub, and their own hub. A higher bar is passed on with the
/// lower bar that completes it, never before: nothing is seen that was not final.
/// </summary>
internal sealed class HigherBars(Timeframe lower, IndicatorHub hub)
{
    private readonly long _lowerMicros = lower.Seconds * Timestamp.MicrosPerSecond;
    private readonly BarAggregator _bars = new(lower, hub.Timeframe);

    public IndicatorHub Hub { get; } = hub;

    public void Add(in Bar bar)
    {
        if (_bars.Add(in bar, out var earlier))
            Hub.Update(in earlier);
        if (_bars.AdvanceTo(new Timestamp(bar.OpenTime.Micros + _lowerMicros), out var completed))
            Hub.Update(in completed);
    }
}
