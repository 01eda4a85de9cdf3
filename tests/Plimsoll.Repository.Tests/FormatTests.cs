namespace Plimsoll.Repository.Tests;

public sealed class FormatTests
{
    /// <summary>
    /// By folder and not by solution: that needs no project loaded and locks no build. Style and analyzers are errors
    /// of the build already.
    /// </summary>
    [Fact]
    public void CSharp_is_formatted()
    {
        var format = Tool.Run(
            "dotnet",
            ["format", "whitespace", ".", "--folder", "--verify-no-changes", "--include", "src", "tests", "bench"],
            Repository.Root);

        format.ExitCode.ShouldBe(0, format.Output);
    }
}
