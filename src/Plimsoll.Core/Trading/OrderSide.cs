namespace Plimsoll.Core.Trading;

public enum OrderSide
{
    Buy,
    Sell,
}
