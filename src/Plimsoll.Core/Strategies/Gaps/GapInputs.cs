using System.Globalization;
using Plimsoll.Core.Indicators;
using Plimsoll.Core.Indicators.Structure;

namespace Plimsoll.Core.Strategies.Gaps;

/// <summary>What the strategy looks at.</summary>
internal sealed class GapInputs(GapOptions options, IndicatorHub own, IndicatorHub higher)
{
    private readonly Indicator _gaps = own.Get(string.Create(
        CultureInfo.InvariantCulture, $"fvg({options.Life},14,{options.Impulse})"));

    private readonly Indicator _trend = higher.Get($"trend5({options.TrendBars})");
    private readonly Indicator _range = own.Get($"equilibrium({options.RangeBars})");
    private readonly Indicator _swings = own.Get($"swings({options.SwingSpan})");

    public GapBook Book => ((FairValueGaps)_gaps).Book;

    public double Trend => _trend[3];

    /// <summary>Half of the range: discount below, premium above.</summary>
    public double Half => _range[0];

    public TimeSpan BarLength => own.Timeframe.Length;

    public double SwingHigh => _swings[0];

    public double SwingLow => _swings[1];

    /// <summary>Own bars until all are warm; the first higher bar may have begun before the first own one.</summary>
    public int WarmupBars { get; } = Math.Max(
        Math.Max(GapBook.Memory(options.Life, 14), options.RangeBars),
        (int)(higher.Timeframe.Seconds / own.Timeframe.Seconds) * (options.TrendBars + 1));
}
