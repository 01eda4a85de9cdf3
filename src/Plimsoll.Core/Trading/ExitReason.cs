namespace Plimsoll.Core.Trading;

/// <summary>Why a round trip ended.</summary>
public enum ExitReason
{
    Stop,
    Target,
    Trailing,
    RuleClose,
    Emergency,
    SignalClose,
    Time,
    Liquidation,
    GroupStop,
    Offset,
    Kill,
    EndOfData,

    /// <summary>It ended at the venue without an order of ours; a person took that over.</summary>
    External,

    /// <summary>An economic event was near, and the account's rule is to be flat then.</summary>
    Blackout,
}
