namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Which sides a document trades.</summary>
public enum RuleDirection
{
    Long,
    Short,

    /// <summary>Either, one at a time: the groups of its sections say which.</summary>
    Both,
}
