namespace Plimsoll.Core.Strategies.Rules;

/// <summary>What an emergency does; everything unless a document says otherwise.</summary>
/// <param name="CancelPending">Cancels an entry that is not filled yet.</param>
/// <param name="ClosePosition">Closes at market.</param>
/// <param name="LogEvent">Writes down which conditions were true, with their values.</param>
public sealed record RuleEmergencyActions(bool CancelPending = true, bool ClosePosition = true, bool LogEvent = true);
