using System.Text.Json.Serialization;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>How closely a backtest resembles what would have happened.</summary>
public enum FidelityGrade
{
    /// <summary>Ticks and order book.</summary>
    [JsonStringEnumMemberName("A")]
    A,

    /// <summary>Ticks, or bars of a second or a minute inside larger ones.</summary>
    [JsonStringEnumMemberName("B")]
    B,

    /// <summary>Bars of the strategy's timeframe; the same-bar policy decided less than 2 % of the trades.</summary>
    [JsonStringEnumMemberName("C")]
    C,

    /// <summary>Everything else, and any data of quality D.</summary>
    [JsonStringEnumMemberName("D")]
    D,
}
