namespace Plimsoll.Core.Strategies;

/// <summary>Tri-state: a comparison with a value that is not there yet is pending, never false.</summary>
public enum ConditionOutcome : byte
{
    False,
    True,
    Pending,

    /// <summary>A value that is no number anybody could compare: infinite.</summary>
    Error,
}
