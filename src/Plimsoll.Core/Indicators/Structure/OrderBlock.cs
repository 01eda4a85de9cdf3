namespace Plimsoll.Core.Indicators.Structure;

/// <summary>The last opposite bar before a strong one, and what has become of it.</summary>
internal struct OrderBlock
{
    /// <summary>+1 where it was made to hold from below (demand), −1 from above.</summary>
    public int MadeAs { get; init; }

    public double High { get; init; }

    public double Low { get; init; }

    /// <summary>Bars since the strong bar.</summary>
    public int Age { get; set; }

    public OrderBlockState State { get; set; }

    public readonly double Level => (High + Low) / 2;

    /// <summary>The side it holds now: a breaker holds against the side it was made for.</summary>
    public readonly int Side => State == OrderBlockState.Breaker ? -MadeAs : MadeAs;

    public readonly bool Overlaps(double bottom, double top) => Low < top && High > bottom;
}
