using Plimsoll.Core.Strategies;

namespace Plimsoll.Features.Backtests;

/// <summary>What a request names, looked up; null where there is none, which whoever looked has said.</summary>
internal sealed record NamedThings(BarSource? Source, StrategyDefinition? Strategy);
