namespace Plimsoll.Core.Strategies;

public enum StrategyParameterKind
{
    Integer,
    Number,
    Choice,
}
