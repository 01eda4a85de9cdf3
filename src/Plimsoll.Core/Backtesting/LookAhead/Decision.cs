using System.Globalization;
using Plimsoll.Core.Strategies;

namespace Plimsoll.Core.Backtesting.LookAhead;

/// <summary>Everything that was decided on one bar, in words: conditions with both sides, then signals.</summary>
internal sealed record Decision(IReadOnlyList<(string Name, string Text)> Parts)
{
    private const string Signal = "signal";
    private const string Nothing = "none";

    public static Decision Of(Evaluation evaluation, IReadOnlyList<string> names, IEnumerable<string> signals)
    {
        var parts = new List<(string, string)>();
        foreach (var condition in evaluation.Conditions)
            parts.Add((names[condition.Name], Text(in condition)));
        parts.Add((Signal, string.Join("; ", signals) is { Length: > 0 } text ? text : Nothing));
        parts.Add(("state", evaluation.State ?? Nothing));
        parts.Add(("blocker", evaluation.Blocker ?? Nothing));
        return new Decision(parts);
    }

    /// <summary>The first part that differs, as it is here and there.</summary>
    public (string What, string Here, string There) DifferenceTo(Decision other)
    {
        for (var i = 0; i < Math.Max(Parts.Count, other.Parts.Count); i++)
        {
            var here = i < Parts.Count ? Parts[i] : ("", Nothing);
            var there = i < other.Parts.Count ? other.Parts[i] : ("", Nothing);
            if (here != there)
                return here.Item1.Length > 0 && here.Item1 == there.Item1
                    ? (here.Item1, here.Item2, there.Item2)
                    : (Name(here), Whole(here), Whole(there));
        }

        throw new InvalidOperationException("the decisions are the same");
    }

    private static string Name((string Name, string Text) part) => part.Name.Length > 0 ? part.Name : "conditions";

    private static string Whole((string Name, string Text) part) => $"{part.Name} {part.Text}".Trim();

    private static string Text(in Condition condition) => string.Create(
        CultureInfo.InvariantCulture,
        $"{condition.Left:R} {Word(condition.Comparison)} {condition.Right:R} ({Word(condition.Outcome)})");

    private static string Word(Enum value) => Reporting.Codes.Snake(value.ToString()).Replace('_', ' ');
}
