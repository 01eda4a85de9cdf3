namespace Plimsoll.Core.Strategies;

public enum Comparison
{
    Above,
    AtMost,
    Below,
    AtLeast,
    Equal,
}
