namespace Plimsoll.Core.Trading;

public enum PositionSide
{
    Long,
    Short,
}
