using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>
/// A strategy as a person builds it: five sections of conditions, a size, a stop. What is read from JSON by
/// <see cref="RuleReader"/> holds together; nothing else makes one.
/// </summary>
public sealed record RuleDocument
{
    /// <summary>The only format there is so far.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Text of a document at most: many times what 100 conditions need.</summary>
    public const int MaxCharacters = 262_144;

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public required PositionSide Direction { get; init; }

    /// <summary>The bars it is made for; a run may use others.</summary>
    public required Timeframe Timeframe { get; init; }

    public required RuleLimits Limits { get; init; }

    /// <summary>Detects a signal.</summary>
    public required RuleNode.Group Signal { get; init; }

    /// <summary>Drops a detected signal; tested before the entry.</summary>
    public required RuleCancel Cancel { get; init; }

    public required RuleEntry Entry { get; init; }

    /// <summary>The normal end of a trade.</summary>
    public required RuleNode.Group Close { get; init; }

    /// <summary>The way out; tested before the normal end.</summary>
    public required RuleEmergency Emergency { get; init; }

    public RuleNode.Group this[RuleSection section] => section switch
    {
        RuleSection.Signal => Signal,
        RuleSection.Cancel => Cancel.When,
        RuleSection.Entry => Entry.When,
        RuleSection.Close => Close,
        RuleSection.Emergency => Emergency.When,
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };
}
