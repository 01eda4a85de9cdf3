namespace Plimsoll.Core.Strategies.Rules;

/// <param name="When">Closes the trade at once; empty never does.</param>
/// <param name="Cooldown">Pause after an emergency.</param>
public sealed record RuleEmergency(RuleNode.Group When, TimeSpan Cooldown);
