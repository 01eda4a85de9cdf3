namespace Plimsoll.Core.Strategies;

/// <summary>Tri-state: a comparison with a value that is not there yet is pending, never false.</summary>
public enum ConditionOutcome : byte
{
    False,
    True,
    Pending,
}
