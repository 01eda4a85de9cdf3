namespace Plimsoll.Runtime.Data;

/// <summary>How a table of trades is written.</summary>
public enum TradeTable
{
    /// <summary>ISO-8601 time in UTC, price, quantity, and the side that took.</summary>
    Csv,

    /// <summary>The seven columns of data.binance.vision, times in microseconds.</summary>
    Binance,
}
