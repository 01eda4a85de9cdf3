namespace Plimsoll.Runtime.Ticks;

/// <summary>How a column's numbers follow in a segment; the value is the byte that says so.</summary>
internal enum ColumnForm
{
    /// <summary>First number and step: the others follow from them.</summary>
    Line = 0,

    /// <summary>Each number by itself.</summary>
    Plain = 1,

    /// <summary>Each number's distance from the one before.</summary>
    Deltas = 2,

    /// <summary>The same in thousands: microseconds that are whole milliseconds.</summary>
    DeltasOfThousands = 3,

    /// <summary>Doubles that are no short decimals: distances of their bit patterns, lowest bytes together.</summary>
    Bits = 4,
}
