namespace Plimsoll.Core.Strategies.Rules;

/// <param name="When">Closes the trade; empty never does.</param>
/// <param name="LimitOffsetPercent">
/// How far beyond the close it is tried at a limit first; null: at market at once.
/// </param>
public sealed record RuleClose(RuleSides When, decimal? LimitOffsetPercent = null);
