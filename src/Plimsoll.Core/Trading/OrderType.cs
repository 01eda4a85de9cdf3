namespace Plimsoll.Core.Trading;

public enum OrderType
{
    Market,
    Limit,
    Stop,
    StopLimit,
}
