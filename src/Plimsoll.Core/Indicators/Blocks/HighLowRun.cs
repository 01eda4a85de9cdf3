using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>How many bars in a row had a higher high and a higher low than the bar before, or both lower.</summary>
internal struct HighLowRun()
{
    private double _high = double.NaN;
    private double _low = double.NaN;
    private int _rises;
    private int _falls;
    private int _bars;

    public void Add(double high, double low)
    {
        _rises = high > _high && low > _low ? Math.Min(_rises, int.MaxValue - 1) + 1 : 0;
        _falls = high < _high && low < _low ? Math.Min(_falls, int.MaxValue - 1) + 1 : 0;
        (_high, _low) = (high, low);
        _bars = Math.Min(_bars + 1, int.MaxValue - 1);
    }

    public void Add(in Bar bar) => Add(bar.High, bar.Low);

    /// <summary>+1 when the last n bars all rose, −1 when they fell, else 0; NaN until n were seen.</summary>
    public readonly double Direction(int bars) =>
        _bars < bars ? double.NaN : _rises >= bars - 1 ? 1 : _falls >= bars - 1 ? -1 : 0;
}
