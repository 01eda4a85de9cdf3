using Plimsoll.Core.Trading;

namespace Plimsoll.Core.Strategies.Rules;

/// <summary>The conditions of a section: one group whatever the side, or one for each.</summary>
/// <param name="First">Of both sides; of longs where there is another for shorts.</param>
/// <param name="ForShort">Null where the first serves both.</param>
public sealed record RuleSides(RuleNode.Group First, RuleNode.Group? ForShort = null)
{
    public bool IsSplit => ForShort is not null;

    /// <summary>All conditions, those of longs first.</summary>
    public IEnumerable<RuleNode.Condition> Conditions =>
        ForShort is null ? First.Conditions : First.Conditions.Concat(ForShort.Conditions);

    public RuleNode.Group this[PositionSide side] => side == PositionSide.Short && ForShort is { } own ? own : First;
}
