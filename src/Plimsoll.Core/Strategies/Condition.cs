namespace Plimsoll.Core.Strategies;

/// <summary>One comparison as it was made: this is both the decision and its explanation.</summary>
/// <param name="Name">Index into the strategy's condition names.</param>
public readonly record struct Condition(
    int Name, double Left, Comparison Comparison, double Right, ConditionOutcome Outcome);
