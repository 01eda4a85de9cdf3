using System.Runtime.Versioning;

namespace Plimsoll.Storage.Embedded;

/// <summary>The unprivileged user that runs PostgreSQL when the program itself runs as root.</summary>
internal sealed record ServiceUser(string Name)
{
    private static readonly string[] Candidates = ["postgres", "nobody"];

    /// <summary>Null when the program is not root: then PostgreSQL runs as the program's own user.</summary>
    public static ServiceUser? Choose()
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return null;
        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':', 2)[0]).ToHashSet();
        return Candidates.FirstOrDefault(known.Contains) is { } name
            ? new(name)
            : throw new StorageException(
                StorageErrorCode.NoServiceUser,
                "PostgreSQL refuses to run as root and there is neither a user 'postgres' nor 'nobody' to run it as. "
                + "Start Plimsoll as another user or add one of these.");
    }

    /// <summary>
    /// True when any user may pass all folders above the path and use the path itself. Stricter than needed where
    /// groups or access lists open the way: the cost is only that the files then live in the system folder.
    /// </summary>
    [UnsupportedOSPlatform("windows")]
    public static bool CanReach(string path)
    {
        for (var current = Path.GetFullPath(path); current is not null; current = Path.GetDirectoryName(current))
        {
            if (Path.Exists(current) && !File.GetUnixFileMode(current).HasFlag(UnixFileMode.OtherExecute))
                return false;
        }

        return true;
    }

    /// <summary>Hands a folder and all in it to this user.</summary>
    public async Task OwnAsync(string directory, CancellationToken cancellationToken)
    {
        var result = await PostgresTool.RunAsync(
            new("chown", ["-R", $"{Name}:", directory]), cancellationToken);
        if (result.ExitCode != 0)
        {
            throw new StorageException(
                StorageErrorCode.DataDirectoryUnusable,
                $"The folder {directory} cannot be given to the user '{Name}': {result.Output}");
        }
    }
}
