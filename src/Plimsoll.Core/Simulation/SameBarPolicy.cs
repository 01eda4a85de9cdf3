namespace Plimsoll.Core.Simulation;

/// <summary>Which of stop and target counts when both lie inside one bar and nothing finer is known.</summary>
public enum SameBarPolicy
{
    StopFirst,
    TargetFirst,

    /// <summary>A rising bar went open–low–high–close, a falling one open–high–low–close.</summary>
    ByPath,
}
