using Plimsoll.Core.Strategies;

namespace Plimsoll.Features.Bench;

/// <param name="Strategy">With its usual parameters.</param>
/// <param name="Bars">A run.</param>
/// <param name="Runs">Under each kind of limits.</param>
internal sealed record EngineBenchRequest(StrategyDefinition Strategy, int Bars, int Runs);
