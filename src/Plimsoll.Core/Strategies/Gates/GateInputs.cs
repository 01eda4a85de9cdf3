using Plimsoll.Core.Indicators;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Gates;

/// <summary>The indicators that gates ask for, and how many bars they need.</summary>
internal sealed class GateInputs(IndicatorHub hub)
{
    /// <summary>Own bars until all of them have values.</summary>
    public int WarmupBars { get; private set; }

    public Indicator Get(string spec) => Counted(hub.Get(spec), 1);

    public Indicator Higher(Timeframe timeframe, string spec) =>
        Counted(hub.Higher(timeframe).Get(spec), (int)(timeframe.Seconds / hub.Timeframe.Seconds));

    // The first higher bar may have begun before the first own one.
    private Indicator Counted(Indicator indicator, int barsEach)
    {
        var bars = barsEach == 1 ? indicator.WarmupBars : barsEach * (indicator.WarmupBars + 1);
        WarmupBars = Math.Max(WarmupBars, bars);
        return indicator;
    }
}
