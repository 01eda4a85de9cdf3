using Plimsoll.Core.Indicators.Blocks;
using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Structure;

/// <summary>
/// The trend of the last five bars of a higher timeframe, built from the bars of a lower one; a higher bar counts once a
/// later one has begun.
/// </summary>
internal struct HigherTrend(Timeframe timeframe)
{
    private const int Bars = 5;

    private HighLowRun _run = new();
    private Timestamp _begin = Timestamp.MinValue;
    private double _high = double.NaN;
    private double _low = double.NaN;

    /// <summary>+1, −1 or 0; NaN until five higher bars were seen.</summary>
    public readonly double Direction => _run.Direction(Bars);

    public void Add(in Bar bar)
    {
        var begin = timeframe.Floor(bar.OpenTime);
        if (begin != _begin)
        {
            if (_begin != Timestamp.MinValue)
                _run.Add(_high, _low);
            (_begin, _high, _low) = (begin, bar.High, bar.Low);
        }

        _high = Math.Max(_high, bar.High);
        _low = Math.Min(_low, bar.Low);
    }
}
