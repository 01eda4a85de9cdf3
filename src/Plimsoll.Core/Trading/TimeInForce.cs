namespace Plimsoll.Core.Trading;

public enum TimeInForce
{
    GoodTillCancelled,
    ImmediateOrCancel,
    FillOrKill,
    Day,
    GoodTillDate,
}
