namespace Plimsoll.Repository.Tests;

/// <summary>What the page's own tools say, as tests, so that one command runs everything.</summary>
public sealed class WebTests(WebFolder web) : IClassFixture<WebFolder>
{
    [Fact]
    public void Types_hold() => web.Passes("typecheck");

    [Fact]
    public void Lint_is_clean() => web.Passes("lint");

    [Fact]
    public void Format_is_kept() => web.Passes("format:check");

    [Fact]
    public void Unit_tests_pass() => web.Passes("test");
}
