namespace Plimsoll.Testing;

/// <summary>
/// Reference figures and market data that lie beside the repository (<c>../shared/data</c>), not in it. A test that
/// needs a file which is not there is reported as skipped, with the path it looked for.
/// </summary>
internal static class ReferenceData
{
    public static string PathOf(string relative)
    {
        var path = Path.Combine(Root(), "shared", "data", relative);
        if (!File.Exists(path))
            Assert.Skip($"DID NOT RUN: reference file {relative} is not beside the repository");
        return path;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Plimsoll.slnx")))
            folder = folder.Parent;
        return folder?.Parent?.FullName ?? throw new DirectoryNotFoundException("no Plimsoll.slnx above the tests");
    }
}
