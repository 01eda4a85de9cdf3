namespace Plimsoll.Core.Strategies.Rules;

/// <summary>A condition, or a group of nodes.</summary>
public abstract record RuleNode
{
    /// <summary>Nodes of one group.</summary>
    public const int MaxNodes = 20;

    /// <summary>A section is the first level.</summary>
    public const int MaxDepth = 3;

    /// <summary>Conditions of a whole document.</summary>
    public const int MaxConditions = 100;

    private RuleNode()
    {
    }

    /// <summary>A group without nodes is false.</summary>
    public sealed record Group(RuleLogic Logic, IReadOnlyList<RuleNode> Nodes) : RuleNode
    {
        public bool IsEmpty => Nodes.Count == 0;

        /// <summary>All conditions in it, in the order in which they are written.</summary>
        public IEnumerable<Condition> Conditions => Nodes.SelectMany(node => node switch
        {
            Condition one => [one],
            Group group => group.Conditions,
            _ => throw new InvalidOperationException($"no rule walks {node.GetType().Name}"),
        });
    }

    /// <param name="Id">Unique in the document.</param>
    /// <param name="Left">What is compared.</param>
    /// <param name="Comparison">Anything but crossings compares this bar alone.</param>
    /// <param name="Right">What it is compared with.</param>
    /// <param name="Upper">The upper bound of <see cref="Comparison.Between"/>; null with all others.</param>
    public sealed record Condition(
        string Id, RuleOperand Left, Comparison Comparison, RuleOperand Right, RuleOperand.Constant? Upper) : RuleNode
    {
        public IEnumerable<RuleOperand> Operands => Upper is null ? [Left, Right] : [Left, Right, Upper];

        public override string ToString() => Upper is null
            ? $"{Left} {RuleWords.Of(Comparison)} {Right}"
            : $"{Left} between {Right} and {Upper}";
    }
}
