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

    public void Add(in Bar bar) => Add(bar.High, bar.Low);

    public void Add(double high, double low)
    {
        _highest.Add(high);
        _lowest.Add(low);
    }
}
