namespace Plimsoll.Core.Strategies.Rules;

/// <summary>Finds the conditions of a document that look at another instrument.</summary>
internal static class RuleReferences
{
    public static IReadOnlyList<ReferenceUse> Of(RuleDocument document)
    {
        var found = new List<ReferenceUse>();
        foreach (var section in Enum.GetValues<RuleSection>())
        {
            var (sides, path) = (document[section], "/" + RuleWords.Of(section));
            Add(sides.First, sides.IsSplit ? path + "/long" : path, found);
            if (sides.ForShort is { } shorts)
                Add(shorts, path + "/short", found);
        }

        return found;
    }

    private static void Add(RuleNode.Group group, string path, List<ReferenceUse> found)
    {
        for (var index = 0; index < group.Nodes.Count; index++)
        {
            var at = $"{path}/conditions/{index}";
            if (group.Nodes[index] is RuleNode.Group nested)
                Add(nested, at, found);
            else if (group.Nodes[index] is RuleNode.Condition condition)
                foreach (var output in condition.Operands.OfType<RuleOperand.Output>())
                    if (output.Spec.Reference is { } reference)
                        found.Add(new ReferenceUse(reference, at, condition.ToString()));
        }
    }
}
