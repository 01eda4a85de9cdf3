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
        new BuyAndHold.BuyAndHoldDefinition(),
    ];

    public static StrategyDefinition? Find(string name) => All.FirstOrDefault(definition => definition.Name == name);
}
