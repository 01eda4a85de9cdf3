namespace Plimsoll.Proof;

/// <summary>What came of an enumeration of crash points.</summary>
/// <param name="Scenarios">How many stories they were taken from.</param>
/// <param name="Totals">A run for each point.</param>
public sealed record CrashResult(int Scenarios, ProofTotals Totals);
