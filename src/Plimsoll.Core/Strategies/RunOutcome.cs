namespace Plimsoll.Core.Strategies;

/// <summary>How a run's last attempt to trade ended.</summary>
public enum RunOutcome
{
    /// <summary>The account has not taken the run on yet: its bars are warm-up.</summary>
    NotStarted,

    /// <summary>No attempt since the run began.</summary>
    Started,

    /// <summary>The entry signal was refused, cancelled or expired before any fill.</summary>
    Dropped,
    Exited,
    EmergencyExited,
}
