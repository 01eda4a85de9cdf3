namespace Plimsoll.Core.Risk;

public enum CheckResult
{
    Pass,
    Fail,
    NotReached,
    NotApplicable,
}
