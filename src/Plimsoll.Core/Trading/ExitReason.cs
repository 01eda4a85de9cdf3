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
}
