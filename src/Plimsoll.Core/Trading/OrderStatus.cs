namespace Plimsoll.Core.Trading;

/// <summary>Where an order is in its life. <see cref="OrderStateMachine"/> is the only judge of the next step.</summary>
public enum OrderStatus
{
    /// <summary>Guide mode: recorded, not sent; a person releases it.</summary>
    Held,

    /// <summary>Intent durable, nothing sent.</summary>
    Pending,

    /// <summary>Bytes may have left.</summary>
    Submitted,

    /// <summary>Working at the venue.</summary>
    Accepted,
    PartiallyFilled,

    /// <summary>Cancel sent; it still may fill.</summary>
    CancelRequested,

    /// <summary>The outcome is not known; only the venue's word or proven absence ends this.</summary>
    Unknown,

    /// <summary>Absence proven. Terminal but revocable: evidence that appears later is booked.</summary>
    NotPlaced,
    Filled,
    Cancelled,
    Expired,
    Rejected,
}
