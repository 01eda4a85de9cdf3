using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Plimsoll.Storage.Embedded;

/// <summary>
/// Where the cluster of a data folder lives and which user runs it. Normally that is the folder itself and the
/// program's own user; started as root it may be neither. Once a cluster exists, its placement file is the word.
/// </summary>
internal sealed record ServerPlacement(string Directory, ServiceUser? User)
{
    public string Cluster => Path.Combine(Directory, "cluster");

    public string Log => Path.Combine(Directory, "log");

    /// <summary>Relative to <see cref="Directory"/>: what the server says before its own log is open.</summary>
    public const string StartLog = "log/start.log";

    public static ServerPlacement Resolve(EmbeddedPostgresOptions options)
    {
        var home = Home(options);
        var file = PlacementFile(home);
        return File.Exists(file) ? Recorded(file, home) : Choose(options, home);
    }

    /// <summary>True once a cluster was made for this data folder.</summary>
    public static bool IsRecorded(EmbeddedPostgresOptions options) => File.Exists(PlacementFile(Home(options)));

    /// <summary>The folder inside the data folder that always stays there.</summary>
    public static string Home(EmbeddedPostgresOptions options) =>
        Path.Combine(Path.GetFullPath(options.DataDirectory), "postgres");

    /// <summary>Called once the cluster is whole: from then on a missing one is a loss, not a first start.</summary>
    public void Record(EmbeddedPostgresOptions options)
    {
        if (IsRecorded(options))
            return;
        var home = Home(options);
        var file = PlacementFile(home);
        var record = new PlacementRecord(Directory == home ? null : Directory, User?.Name);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(record));
        File.Move(file + ".new", file);
    }

    private static ServerPlacement Choose(EmbeddedPostgresOptions options, string home)
    {
        var user = ServiceUser.Choose();
        if (user is null || OperatingSystem.IsWindows() || ServiceUser.CanReach(options.DataDirectory))
            return new(home, user);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(home)))[..16];
        var placement = new ServerPlacement(Path.Combine(options.SystemDirectory, hash), user);
        options.Logger.LogInformation(
            "Running as root and {DataDirectory} is closed to the user {User}: the database lives in {Directory}",
            options.DataDirectory, user.Name, placement.Directory);
        return placement;
    }

    private static ServerPlacement Recorded(string file, string home)
    {
        var recorded = JsonSerializer.Deserialize<PlacementRecord>(File.ReadAllText(file))!;
        if (recorded.User is not null && !Environment.IsPrivilegedProcess)
        {
            throw new StorageException(
                StorageErrorCode.ClusterForeign,
                $"The database of this data folder belongs to the user '{recorded.User}' because Plimsoll was first "
                + "started as root. Start it as root again or give another --data-dir.");
        }

        var user = recorded.User is null ? null : new ServiceUser(recorded.User);
        var placement = new ServerPlacement(recorded.Directory ?? home, user);
        if (File.Exists(Path.Combine(placement.Cluster, "PG_VERSION")))
            return placement;
        throw new StorageException(
            StorageErrorCode.ClusterMissing,
            $"The database of this data folder should be in {placement.Cluster}, but it is not there. Put it back or "
            + $"restore a backup. To start with an empty database remove {file}.");
    }

    private static string PlacementFile(string home) => Path.Combine(home, "placement.json");

    // No directory: in the data folder, wherever that is moved to.
    private sealed record PlacementRecord(string? Directory, string? User);
}
