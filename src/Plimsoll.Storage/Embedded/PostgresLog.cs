namespace Plimsoll.Storage.Embedded;

/// <summary>The server's own words, for the messages of failed starts.</summary>
internal static class PostgresLog
{
    private const int Lines = 10;

    /// <summary>The last lines of the log written last, and of what was said before that log was open.</summary>
    public static string Tail(ServerPlacement placement)
    {
        if (!Directory.Exists(placement.Log))
            return "";
        var newest = new DirectoryInfo(placement.Log).EnumerateFiles("*.log")
            .OrderByDescending(file => file.LastWriteTimeUtc)
            .Take(2)
            .Reverse();
        return string.Join('\n', newest.SelectMany(file => ReadLines(file.FullName).TakeLast(Lines)));
    }

    /// <summary>A failure with the log's last lines; a full disk keeps its own code wherever it shows.</summary>
    public static StorageException Failure(string code, string what, string log)
    {
        var tail = string.Join('\n', log.Split('\n').TakeLast(2 * Lines));
        return log.Contains("No space left on device", StringComparison.Ordinal)
            ? new(StorageErrorCode.DiskFull, $"{what}: the disk is full. Free some space and start again.\n{tail}")
            : new(code, $"{what}:\n{tail}");
    }

    private static IEnumerable<string> ReadLines(string path)
    {
        using var reader = new StreamReader(
            new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
