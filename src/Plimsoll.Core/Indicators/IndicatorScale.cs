namespace Plimsoll.Core.Indicators;

/// <summary>
/// How a field answers when all prices are multiplied by a and moved by b: it tells a chart where to draw the field,
/// and a test which law must hold.
/// </summary>
public enum IndicatorScale
{
    /// <summary>A price: becomes a·x + b. Drawn over the bars.</summary>
    Price,

    /// <summary>A difference of prices: becomes a·x.</summary>
    Range,

    /// <summary>A share of the price: stays for any a, but not for any b.</summary>
    Ratio,

    /// <summary>Stays whatever a and b are: an oscillator, a direction, a correlation.</summary>
    Index,

    /// <summary>An amount of volume: stays whatever a and b are, and grows with the volume.</summary>
    Volume,

    /// <summary>None of these (a flow of price times volume, a square of a price).</summary>
    Other,
}
