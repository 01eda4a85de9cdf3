namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Where a rule strategy stands after a bar.</summary>
public enum RuleState
{
    /// <summary>Waits for a signal.</summary>
    Monitoring,

    /// <summary>Waits for the entry, a reason to drop the signal, or its timeout.</summary>
    SignalDetected,

    /// <summary>Dropped, or the entry was refused; the pause runs.</summary>
    SignalCancelled,

    /// <summary>An entry is proposed, waits for approval or for a fill.</summary>
    EntryEvaluation,
    PositionActive,

    /// <summary>A close is proposed or on its way.</summary>
    CloseOrderEvaluation,
    EmergencyExit,

    /// <summary>The trade is over; the pause runs.</summary>
    Exited,
}
