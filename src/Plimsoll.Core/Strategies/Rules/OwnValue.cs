namespace Plimsoll.Core.Strategies.Rules;

/// <summary>What a condition can look at beside indicators.</summary>
public enum OwnValue
{
    Open,
    High,
    Low,
    Close,
    Volume,

    /// <summary>Seconds since the signal was detected, to the bar's close.</summary>
    SignalAge,

    /// <summary>Seconds since the first entry fill, to the bar's close.</summary>
    PositionAge,

    /// <summary>Gain of the open trade at the close, percent of its entry price.</summary>
    UnrealizedPnl,
}
