namespace Plimsoll.Runtime.Data;

/// <summary>How a table of bars is written.</summary>
public enum BarTable
{
    /// <summary>ISO-8601 times in UTC.</summary>
    Csv,

    /// <summary>As charts of TradingView are exported: times in seconds since 1970.</summary>
    TradingView,
}
