namespace Plimsoll.Core.Trading;

/// <summary>What can happen to an order.</summary>
public enum OrderEvent
{
    /// <summary>A person released a held order and the gate approved it again.</summary>
    Released,

    /// <summary>Sending begins: from here on bytes may have left.</summary>
    SendBegan,

    /// <summary>Refused by a local rule or the gate before anything was sent.</summary>
    RefusedLocally,
    Accepted,

    /// <summary>The venue said no, explicitly.</summary>
    Refused,
    PartlyFilled,
    FullyFilled,

    /// <summary>Time-out, 5xx, connection lost after write, unmapped code.</summary>
    SilenceFell,

    /// <summary>Every proof of absence is in: window passed, query says no, all lists lack it.</summary>
    AbsenceProven,
    CancelSent,

    /// <summary>The venue says it did not cancel; the order works on.</summary>
    CancelRefused,
    Cancelled,
    Expired,

    /// <summary>A working order is no longer in the venue's lists.</summary>
    Vanished,
}
