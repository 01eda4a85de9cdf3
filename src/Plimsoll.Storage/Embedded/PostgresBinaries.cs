using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Plimsoll.Storage.Embedded;

/// <summary>The folder with PostgreSQL's programs.</summary>
internal sealed record PostgresBinaries(string Directory)
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite
        | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute
        | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public string Initdb => Tool("initdb");

    public string PgCtl => Tool("pg_ctl");

    /// <summary>Finds them beside a published program, or through the path file that a build leaves there.</summary>
    public static PostgresBinaries Locate(EmbeddedPostgresOptions options)
    {
        if (options.BinariesDirectory is { } given)
            return new(given);
        var system = SystemName();
        var published = Path.Combine(AppContext.BaseDirectory, "postgres", system, "native");
        if (System.IO.Directory.Exists(published))
            return new(published);
        var pointer = Path.Combine(AppContext.BaseDirectory, "postgres.path");
        if (File.Exists(pointer))
        {
            var built = Path.Combine(File.ReadAllText(pointer).Trim(), system, "native");
            if (System.IO.Directory.Exists(built))
                return new(built);
        }

        throw new StorageException(
            StorageErrorCode.BinariesMissing,
            $"PostgreSQL for {system} was not found beside the program. Build or publish Plimsoll on this kind of "
            + "system, or give a connection string to a PostgreSQL server of your own.");
    }

    /// <summary>These, or a copy of them in the system folder where the unprivileged user cannot reach these.</summary>
    public PostgresBinaries ReachableFor(ServiceUser? user, EmbeddedPostgresOptions options)
    {
        if (user is null || OperatingSystem.IsWindows() || ServiceUser.CanReach(Tool("postgres")))
            return this;
        var stamp = File.GetLastWriteTimeUtc(Tool("postgres")).ToString("O", CultureInfo.InvariantCulture);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Directory + '\n' + stamp));
        var copy = Path.Combine(options.SystemDirectory, "postgres-" + Convert.ToHexStringLower(hash)[..16]);
        if (System.IO.Directory.Exists(copy))
            return new(copy);

        // Copied aside and renamed: an interrupted copy is never taken for a whole one.
        var unfinished = $"{copy}.{Environment.ProcessId}";
        PassableDirectory.Create(options.SystemDirectory);
        Copy(Directory, unfinished);
        try
        {
            System.IO.Directory.Move(unfinished, copy);
        }
        catch (IOException) when (System.IO.Directory.Exists(copy))
        {
            System.IO.Directory.Delete(unfinished, recursive: true);
        }

        return new(copy);
    }

    private static void Copy(string from, string to)
    {
        System.IO.Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, Executable);
        foreach (var folder in System.IO.Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        foreach (var file in new DirectoryInfo(from).EnumerateFiles())
        {
            var target = Path.Combine(to, file.Name);
            if (file.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
                continue;
            }

            file.CopyTo(target);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(target, IsProgram(file) ? Executable : Readable);
        }
    }

    private static bool IsProgram(FileInfo file) => file.UnixFileMode.HasFlag(UnixFileMode.UserExecute);

    private static string SystemName()
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        return $"{system}-{RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}";
    }

    private string Tool(string name) =>
        Path.Combine(Directory, "bin", OperatingSystem.IsWindows() ? name + ".exe" : name);
}
