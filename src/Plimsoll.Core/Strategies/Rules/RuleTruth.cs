using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>What a section came to on a bar, for each side.</summary>
internal readonly record struct RuleTruth(ConditionOutcome Long, ConditionOutcome Short)
{
    public bool Is(PositionSide side) =>
        (side == PositionSide.Long ? Long : Short) == ConditionOutcome.True;

    public bool IsAny => Long == ConditionOutcome.True || Short == ConditionOutcome.True;

    /// <summary>The one side it is true for; null where that is none or both.</summary>
    public PositionSide? OnlySide =>
        (Long == ConditionOutcome.True) == (Short == ConditionOutcome.True) ? null
        : Long == ConditionOutcome.True ? PositionSide.Long
        : PositionSide.Short;
}
