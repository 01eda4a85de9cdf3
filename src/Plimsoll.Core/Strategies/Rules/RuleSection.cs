namespace Plimsoll.Core.Strategies.Rules;

/// <summary>The five sections, in the order in which they are evaluated.</summary>
public enum RuleSection
{
    Signal,
    Cancel,
    Entry,
    Close,
    Emergency,
}
