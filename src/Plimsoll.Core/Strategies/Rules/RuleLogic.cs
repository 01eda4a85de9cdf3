namespace Plimsoll.Core.Strategies.Rules;

public enum RuleLogic
{
    All,
    Any,
}
