namespace Plimsoll.Core.Strategies;

public enum Comparison
{
    Above,
    AtMost,
    Below,
    AtLeast,
    Equal,

    /// <summary>Both bounds included.</summary>
    Between,

    /// <summary>Not above on the bar before, above on this one.</summary>
    CrossesAbove,

    /// <summary>Not below on the bar before, below on this one.</summary>
    CrossesBelow,
}
