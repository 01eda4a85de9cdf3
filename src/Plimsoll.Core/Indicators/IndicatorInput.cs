namespace Plimsoll.Core.Indicators;

/// <summary>What an indicator is calculated from, and what a stream of data can offer.</summary>
[Flags]
public enum IndicatorInput
{
    None = 0,

    /// <summary>Final bars with open, high, low and close.</summary>
    Bars = 1,

    /// <summary>The volume of bars; many currency feeds have none.</summary>
    Volume = 2,

    /// <summary>Market trades.</summary>
    Trades = 4,

    /// <summary>Best bid and ask.</summary>
    Quotes = 8,
}
