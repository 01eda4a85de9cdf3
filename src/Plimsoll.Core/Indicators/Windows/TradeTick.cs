using Plimsoll.Core.Indicators.Blocks;

namespace Plimsoll.Core.Indicators.Windows;

/// <summary>
/// A market trade with running totals since the beginning, so that a sum over any window is one difference. Totals are
/// twofold: they do not drift, however long the stream is. A price holds until the next trade; hold is in microseconds.
/// </summary>
internal record struct TradeTick : ITick
{
    public long Time { get; set; }

    public double Price { get; set; }

    public double Quantity { get; set; }

    /// <summary>Sum of price * hold of the trades before this one.</summary>
    public Twofold PriceTime { get; set; }

    /// <summary>Sum of quantity * hold of the trades before this one.</summary>
    public Twofold WeightTime { get; set; }

    /// <summary>Sum of price * quantity * hold of the trades before this one.</summary>
    public Twofold WeightedPriceTime { get; set; }

    /// <summary>Sum of quantity, this one included.</summary>
    public Twofold Volume { get; set; }

    /// <summary>Sum of price * quantity, this one included.</summary>
    public Twofold Value { get; set; }

    /// <summary>Sum of squared gaps to the trade before, this one included.</summary>
    public Twofold SquaredGaps { get; set; }

    /// <summary>Number of price rises, this one included.</summary>
    public long Rises { get; set; }

    public long Falls { get; set; }

    /// <summary>Changes of price in a row in one direction, negative when down; an equal price changes nothing.</summary>
    public int Run { get; set; }

    /// <summary>+1 when the buyer was the aggressor, −1 when the seller was.</summary>
    public int Side { get; set; }

    /// <summary>Sum of quantity * side, this one included.</summary>
    public Twofold Delta { get; set; }

    public readonly Twofold PriceTimeAt(long time) => PriceTime + Twofold.Product(Price, time - Time);

    public readonly Twofold WeightTimeAt(long time) => WeightTime + Twofold.Product(Quantity, time - Time);

    public readonly Twofold WeightedPriceTimeAt(long time) =>
        WeightedPriceTime + Twofold.Product(Price, Quantity) * (time - Time);
}
