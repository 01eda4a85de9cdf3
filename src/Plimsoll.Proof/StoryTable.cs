using System.Globalization;
using System.Text;

namespace Plimsoll.Proof;

/// <summary>What went wrong in other systems and is told here as tests; kept beside the proof, held to them by a test.</summary>
public static class StoryTable
{
    private const string Resource = "stories.txt";

    private static readonly Dictionary<string, string> Mistakes = new(StringComparer.Ordinal)
    {
        ["Clock"] = "Order, clocks, memories that run out",
        ["FillsLost"] = "A fill is lost",
        ["FillsTwice"] = "A fill counts twice",
        ["Number"] = "Numbers",
        ["OkIsNotDone"] = "OK is not done",
        ["OrderList"] = "Stop and target apart",
        ["Reconnect"] = "A connection comes back",
        ["Resending"] = "Sent again",
        ["Restart"] = "A restart forgets or invents",
        ["Silence"] = "Silence is taken for a no",
    };

    /// <summary>A line each: mistake, story, where it was reported, and the sabotage it fails under, if any.</summary>
    public static IReadOnlyList<string> Lines { get; } = Read();

    internal static void Write(StringBuilder text)
    {
        text.Append("## Other people's mistakes\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Lines.Count} stories of what users of other systems reported. Each of ");
        text.Append("those that name a rule is red when that rule is switched off.\n\n");
        text.Append("| mistake | story | reported as | red without |\n|---|---|---|---|\n");
        foreach (var line in Lines)
        {
            var parts = line.Split('|');
            var rule = parts[3].Length == 0 ? "" : Rule(Enum.Parse<Sabotage>(parts[3]));
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Mistakes[parts[0]]} | {parts[1].Replace('_', ' ')} | {parts[2]} | {rule} |\n");
        }

        text.Append('\n');
    }

    private static string Rule(Sabotage sabotage) =>
        string.Create(CultureInfo.InvariantCulture, $"rule {BreaksRuleAttribute.Of(sabotage)}");

    private static string[] Read()
    {
        using var reader = new StreamReader(typeof(StoryTable).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
