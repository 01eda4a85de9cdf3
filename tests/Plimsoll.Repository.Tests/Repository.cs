namespace Plimsoll.Repository.Tests;

/// <summary>The source tree these tests were built from, as git tracks it.</summary>
internal static class Repository
{
    private static readonly Lazy<IReadOnlyList<string>> AllTracked = new(ListTracked);

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with forward slashes.</summary>
    public static IReadOnlyList<string> Tracked => AllTracked.Value;

    public static IEnumerable<string> TrackedWith(params string[] extensions) =>
        Tracked.Where(path => extensions.Any(extension => path.EndsWith(extension, StringComparison.Ordinal)));

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Plimsoll.slnx")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The tests do not lie within the repository.");
    }

    // Files that are not ignored count before they are added, so that a fault shows before it is committed.
    private static IReadOnlyList<string> ListTracked()
    {
        var list = Tool.Run("git", ["ls-files", "--cached", "--others", "--exclude-standard"], Root);
        list.ExitCode.ShouldBe(0, list.Output);
        return [.. list.Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(path => File.Exists(Path.Combine(Root, path)))];
    }
}
