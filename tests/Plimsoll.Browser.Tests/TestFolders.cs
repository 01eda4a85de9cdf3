namespace Plimsoll.Browser.Tests;

/// <summary>Where the tests' packages and the built program lie.</summary>
internal static class TestFolders
{
    public static string Project { get; } = FindProject();

    /// <summary>Built beside these tests, in the same configuration.</summary>
    public static string Program { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "..", "..", "Plimsoll", Configuration(), "plimsoll.dll"));

    private static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Name;

    private static string FindProject()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Plimsoll.slnx")))
                return Path.Combine(folder.FullName, "tests", "Plimsoll.Browser.Tests");
        }
        throw new InvalidOperationException("The tests do not lie within the repository.");
    }
}
