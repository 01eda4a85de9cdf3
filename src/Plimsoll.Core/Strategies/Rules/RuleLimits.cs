namespace Plimsoll.Core.Strategies.Rules;

/// <summary>What a rule strategy asks of itself beside the account's limits.</summary>
/// <param name="TradesPerDay">Entries a trading day; the stricter of this and the run's budget counts.</param>
/// <param name="CooldownAfterClose">Pause after a trade that did not end in an emergency.</param>
public sealed record RuleLimits(int TradesPerDay, TimeSpan CooldownAfterClose);
