namespace Plimsoll.Core.Trading;

public enum SignalStatus
{
    Pending,
    Approved,
    Active,
    Executed,
    Rejected,
    Cancelled,
    Expired,
}
