namespace Plimsoll.Core.Strategies.Rules;

/// <param name="When">The way out; empty never acts.</param>
/// <param name="Cooldown">Pause after an emergency.</param>
/// <param name="Actions">What it does.</param>
public sealed record RuleEmergency(RuleSides When, TimeSpan Cooldown, RuleEmergencyActions Actions);
