using Plimsoll.Core.Market;

namespace Plimsoll.Core.Strategies.Gates;

/// <summary>An extra condition of entries that strategies share; off unless it is switched on.</summary>
/// <param name="Name">Of its switch; the blocker is <c>gate.name</c>.</param>
/// <param name="Description">What the switch does.</param>
/// <param name="Condition">What is compared, as the table of conditions shows it.</param>
/// <param name="Create">Asks for its indicators and gives the measure.</param>
internal sealed record GateKind(
    string Name, string Description, string Condition, Func<GateInputs, GateMeasure> Create)
{
    /// <summary>Timeframe of the higher bars that it looks at.</summary>
    public Timeframe? Higher { get; init; }

    public string Blocker { get; } = $"gate.{Name}";

    public StrategyParameter Parameter => StrategyParameter.Switch(Name, Description);

    /// <summary>The same under another name.</summary>
    public GateKind Named(string name) => new(name, Description, Condition, Create) { Higher = Higher };
}
