namespace Plimsoll.Core.Strategies;

/// <summary>The built-in strategies; adding one is its folder and a line here.</summary>
public static class StrategyCatalog
{
    public static IReadOnlyList<StrategyDefinition> All { get; } =
    [
        new SmaCross.SmaCrossDefinition(),
        new Nbb.NbbDefinition(),
        new JadeCap.JadeCapDefinition(),
        new EmaRsi.EmaRsiDefinition(),
        new Fabio.FabioDefinition(),
        new Tori.ToriDefinition(),
        new Trinity.TrinityDefinition(),
        new Gaps.GapDefinition(),
        new Alpha.AlphaDefinition(),
        new Playbook.PlaybookDefinition(),
        new BuyAndHold.BuyAndHoldDefinition(),
    ];

    /// <summary>What a run was told when it started.</summary>
    /// <param name="name">Of a built-in strategy; it says nothing where there is a document.</param>
    /// <param name="version">Of the document.</param>
    /// <param name="document">Null for a built-in strategy.</param>
    /// <exception cref="InvalidDataException">The document cannot be read any more.</exception>
    public static StrategyDefinition? Find(string name, int version, string? document) =>
        document is null ? Find(name) : Rules.RuleDefinition.Of(document, version);

    public static StrategyDefinition? Find(string name) => All.FirstOrDefault(definition => definition.Name == name);
}
