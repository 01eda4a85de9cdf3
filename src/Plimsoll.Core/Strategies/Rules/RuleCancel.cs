namespace Plimsoll.Core.Strategies.Rules;

/// <param name="When">Drops the signal; empty never does.</param>
/// <param name="Timeout">Age at which a signal is dropped anyway.</param>
/// <param name="Cooldown">Pause after a dropped signal or a refused entry.</param>
public sealed record RuleCancel(RuleNode.Group When, TimeSpan Timeout, TimeSpan Cooldown);
