using System.Text.RegularExpressions;

namespace Plimsoll.Proof.Tests;

/// <summary>The page tells what these runs found, to the last figure.</summary>
public sealed partial class DocumentTests(UsualProof usual)
{
    [Fact]
    public void The_page_is_what_was_proven()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "reliability.md"));
        page.ShouldBe(
            ProofDocument.Write(usual.Findings),
            "plimsoll prove report > docs/reliability.md writes it anew");
    }

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "reliability.md"));
        var named = TestName().Matches(page);
        named.Count.ShouldBeGreaterThan(5);
        var sources = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Path, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(path => Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal);
        named.Where(name => !sources[name.Groups[1].Value].Any(path =>
                File.ReadAllText(path).Contains($" {name.Groups[2].Value}(", StringComparison.Ordinal)))
            .Select(name => name.Value)
            .ShouldBeEmpty();
    }

    [GeneratedRegex(@"`(\w+Tests)\.(\w+)`", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TestName();
}
