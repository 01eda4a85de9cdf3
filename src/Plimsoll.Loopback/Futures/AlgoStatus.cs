namespace Plimsoll.Loopback.Futures;

/// <summary>Where a conditional futures order stands.</summary>
internal enum AlgoStatus
{
    New,
    Canceled,
    Triggering,
    Triggered,
    Finished,
    Rejected,
    Expired,
}
