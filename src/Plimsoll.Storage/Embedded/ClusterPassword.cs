using System.Security.Cryptography;

namespace Plimsoll.Storage.Embedded;

/// <summary>The generated password of the embedded server, in a file that only the program's user can read.</summary>
internal static class ClusterPassword
{
    /// <exception cref="StorageException">The cluster exists, but its password is gone.</exception>
    public static string ReadOrCreate(EmbeddedPostgresOptions options)
    {
        var path = Path.Combine(ServerPlacement.Home(options), "password");
        if (File.Exists(path))
            return File.ReadAllText(path);
        if (ServerPlacement.IsRecorded(options))
        {
            throw new StorageException(
                StorageErrorCode.ClusterMissing,
                $"The database of this data folder is there, but its password file {path} is not. Put it back.");
        }

        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        Write(path + ".new", password);
        File.Move(path + ".new", path);
        return password;
    }

    public static void Write(string path, string password)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(password);
    }
}
