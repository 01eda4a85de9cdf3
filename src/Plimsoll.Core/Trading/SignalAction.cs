namespace Plimsoll.Core.Trading;

public enum SignalAction
{
    Open,
    Increase,
    Reduce,
    Close,
}
