using System.Text.RegularExpressions;

namespace Plimsoll.Repository.Tests;

/// <summary>The tree works anywhere and gives nothing away: no machine's paths, no registries, no secrets.</summary>
public sealed partial class HygieneTests
{
    private static readonly string[] TextFiles =
    [
        ".cs", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".ts", ".tsx", ".js", ".html", ".css", ".sql",
        ".yml", ".yaml", ".sh", ".txt", ".npmrc", ".config", "/run",
    ];

    [Fact]
    public void No_file_names_a_machine_or_a_registry()
    {
        var places = Places();
        Repository.TrackedWith(TextFiles)
            .Where(path => !path.EndsWith("HygieneTests.cs", StringComparison.Ordinal))
            .SelectMany(path => places.Matches(Repository.Read(path)).Select(match => $"{path}: {match.Value}"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void Package_locks_name_no_place() =>
        Repository.Tracked
            .Where(path => path.EndsWith("package-lock.json", StringComparison.Ordinal))
            .Where(path => Repository.Read(path).Contains("\"resolved\"", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Every_project_is_part_of_the_solution()
    {
        var solution = Repository.Read("Plimsoll.slnx");
        Repository.TrackedWith(".csproj")
            .Where(path => !solution.Contains($"\"{path}\"", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [GeneratedRegex(
        @"_authToken|registry\.npmjs\.org|api\.nuget\.org"
        + @"|(?<![\w.])/(work|root|home/\w+|Users/\w+)/|[A-Z]:\\\\?Users\\",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Places();
}
