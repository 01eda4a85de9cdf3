using Plimsoll.Core.Market;

namespace Plimsoll.Core.Simulation;

/// <summary>Half-open: bars that open at or after <paramref name="From"/> and before <paramref name="To"/>.</summary>
public readonly record struct SyntheticRange(Timestamp From, Timestamp To);
