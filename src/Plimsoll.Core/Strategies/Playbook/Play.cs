namespace Plimsoll.Core.Strategies.Playbook;

/// <summary>A strategy of a playbook, and what it compared on the bar.</summary>
internal sealed class Play(string name, Strategy strategy)
{
    public string Name { get; } = name;

    public Strategy Strategy { get; } = strategy;

    public Evaluation Evaluation { get; } = new(strategy.ConditionNames.Count);
}
