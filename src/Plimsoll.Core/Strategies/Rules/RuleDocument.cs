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

    /// <summary>Off: no bot may start it.</summary>
    public bool IsEnabled { get; init; } = true;

    public string Author { get; init; } = "";

    public string Category { get; init; } = "";

    /// <summary>What it was made from; null where it was made from nothing.</summary>
    public string? TemplateId { get; init; }

    public required RuleDirection Direction { get; init; }

    /// <summary>The bars it is made for; a run may use others.</summary>
    public required Timeframe Timeframe { get; init; }

    public required RuleLimits Limits { get; init; }

    /// <summary>Detects a signal.</summary>
    public required RuleSides Signal { get; init; }

    /// <summary>Drops a detected signal; tested before the entry.</summary>
    public required RuleCancel Cancel { get; init; }

    public required RuleEntry Entry { get; init; }

    /// <summary>The normal end of a trade.</summary>
    public required RuleClose Close { get; init; }

    /// <summary>The way out; tested before the normal end.</summary>
    public required RuleEmergency Emergency { get; init; }

    /// <summary>The sides it trades.</summary>
    public IReadOnlyList<PositionSide> Sides => Direction switch
    {
        RuleDirection.Long => [PositionSide.Long],
        RuleDirection.Short => [PositionSide.Short],
        _ => [PositionSide.Long, PositionSide.Short],
    };

    /// <summary>Saved indicators that it names.</summary>
    public IReadOnlyList<string> VariantIds =>
    [
        .. Enum.GetValues<RuleSection>().SelectMany(section => this[section].Conditions)
            .SelectMany(condition => condition.Operands).Append(Entry.Scale?.Risk)
            .OfType<RuleOperand.Output>().Select(output => output.VariantId).OfType<string>().Distinct(),
    ];

    public RuleSides this[RuleSection section] => section switch
    {
        RuleSection.Signal => Signal,
        RuleSection.Cancel => new RuleSides(Cancel.When),
        RuleSection.Entry => Entry.When,
        RuleSection.Close => Close.When,
        RuleSection.Emergency => Emergency.When,
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };
}
