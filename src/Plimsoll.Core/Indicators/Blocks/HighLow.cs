using Plimsoll.Core.Market;

namespace Plimsoll.Core.Indicators.Blocks;

/// <summary>Highest high and lowest low of the last n bars; NaN until n were seen.</summary>
internal struct HighLow(int length)
{
    private RollingExtreme _highest = RollingExtreme.Highest(length);
    private RollingExtreme _lowest = RollingExtreme.Lowest(length);

    public readonly double High => _highest.Value;

    public readonly double Low => _lowest.Value;

    public readonly double Middle => (High + Low) / 2;

    public readonly double Range => High - Low;

    /// <summary>Bars since the highest high; of equal highs the newest counts.</summary>
    public readonly int HighAge => _highest.Age;

    public readonly int LowAge => _lowest.Age;

    /// <summary>Place of a price in the range, 0 at the low and 100 at the high; 50 when the range is flat.</summary>
    public readonly double Percent(double price) => Range == 0 ? 50 : 100 * ((price - Low) / Range);

    public void Add(in Bar bar) => Add(bar.High, bar.Low);

    public void Add(double high, double low)
    {
        _highest.Add(high);
        _lowest.Add(low);
    }
}
