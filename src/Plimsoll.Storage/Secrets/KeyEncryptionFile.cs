namespace Plimsoll.Storage.Secrets;

/// <summary>Key-encryption keys in a file that only its owner may read, one a line; the first one seals.</summary>
internal static class KeyEncryptionFile
{
    private const UnixFileMode OthersModes =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Null when there is no such file.</summary>
    /// <exception cref="Runtime.Venues.VenueKeyException">Others may read it too.</exception>
    public static string? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & OthersModes) != 0)
            throw KeyProblem.KekExposed(path);
        return File.ReadAllText(path);
    }

    /// <summary>Replaces the file at once: after a crash it is the old one or the new one.</summary>
    public static void Write(string path, IEnumerable<KeyEncryptionKey> keys)
    {
        var next = path + ".new";
        File.Delete(next); // What a crash left behind cannot be written to.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead;
        using (var stream = new FileStream(next, options))
        {
            using var writer = new StreamWriter(stream, leaveOpen: true);
            foreach (var key in keys)
                writer.Write($"{key.Text}\n");
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }
        File.Move(next, path, overwrite: true);
    }
}
