namespace Plimsoll.Storage.Embedded;

/// <summary>
/// Folders that the program makes for itself alone; started as root, also for the server's user to pass through.
/// </summary>
internal static class PassableDirectory
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode Pass = UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Leaves an existing folder as it is.</summary>
    public static void Create(string path)
    {
        if (Directory.Exists(path))
            return;
        Directory.CreateDirectory(path);

        // Set afterwards: the mode given at creation is cut by the umask.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Environment.IsPrivilegedProcess ? Own | Pass : Own);
    }
}
