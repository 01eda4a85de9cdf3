namespace Plimsoll.Core.Risk;

public enum RiskSeverity
{
    Info,
    Warning,
    Critical,
    Emergency,
}
