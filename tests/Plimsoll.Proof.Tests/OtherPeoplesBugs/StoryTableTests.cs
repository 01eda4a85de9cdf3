using System.Text.RegularExpressions;

namespace Plimsoll.Proof.Tests.OtherPeoplesBugs;

/// <summary>The table of the page is made of the stories that there are, in whichever test project.</summary>
public sealed partial class StoryTableTests
{
    [Fact]
    public void The_table_tells_every_story_and_no_other() => StoryTable.Lines.ShouldBe(
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*Stories.cs", SearchOption.AllDirectories)
            .OrderBy(path => Path.GetFileName(path), StringComparer.Ordinal)
            .SelectMany(Told),
        "src/Plimsoll.Proof/stories.txt has a line for each");

    private static IEnumerable<string> Told(string path)
    {
        var mistake = Path.GetFileName(path)[..^"Stories.cs".Length];
        return Story().Matches(File.ReadAllText(path)).Select(story =>
            $"{mistake}|{story.Groups["name"]}|{story.Groups["source"]}|{story.Groups["rule"]}");
    }

    [GeneratedRegex(
        @"\[(?:Fact|Theory), Bug\(""(?<source>[^""]+)""\)(?:, Without\(Sabotage\.(?<rule>\w+)\))?\](?:\s*\[[^\n]*\])*"
        + @"\s*public \w+ (?<name>\w+)\(",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Story();
}
