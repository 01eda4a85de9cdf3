namespace Plimsoll.Storage;

/// <summary>The stable codes of <see cref="StorageException"/>.</summary>
public static class StorageErrorCode
{
    /// <summary>Another program holds the data folder.</summary>
    public const string DataDirectoryInUse = "data-dir.in_use";

    /// <summary>The data folder cannot be created, read or written.</summary>
    public const string DataDirectoryUnusable = "data-dir.unusable";

    /// <summary>The program was delivered without PostgreSQL for this system.</summary>
    public const string BinariesMissing = "database.binaries_missing";

    /// <summary>Started as root, but there is no unprivileged user to run PostgreSQL as.</summary>
    public const string NoServiceUser = "database.no_service_user";

    /// <summary>The data folder names a cluster that is no longer there.</summary>
    public const string ClusterMissing = "database.cluster_missing";

    /// <summary>The cluster belongs to another user.</summary>
    public const string ClusterForeign = "database.cluster_foreign";

    /// <summary>A new cluster could not be made.</summary>
    public const string CreationFailed = "database.creation_failed";

    /// <summary>The embedded server did not start.</summary>
    public const string StartFailed = "database.start_failed";

    /// <summary>The server refused the user name or password.</summary>
    public const string AuthenticationFailed = "database.auth_failed";

    /// <summary>The server does not answer.</summary>
    public const string Unreachable = "database.unreachable";

    /// <summary>The server has no database of that name.</summary>
    public const string Missing = "database.missing";

    /// <summary>The disk of the server is full.</summary>
    public const string DiskFull = "database.disk_full";

    /// <summary>The database was migrated by a newer version of the program.</summary>
    public const string Newer = "database.newer";

    /// <summary>An applied migration is not the one this program knows by that number.</summary>
    public const string MigrationChanged = "database.migration_changed";

    /// <summary>A migration failed; it was rolled back.</summary>
    public const string MigrationFailed = "database.migration_failed";

    /// <summary>The user already has a dataset of that name.</summary>
    public const string DatasetNameTaken = "dataset.name_taken";

    /// <summary>The user already has a recording of that name.</summary>
    public const string RecordingNameTaken = "recording.name_taken";

    /// <summary>The user's calendar has an event of that source, time, currency and title.</summary>
    public const string EventExists = "event.exists";

    /// <summary>An account's log has grown under somebody else's hands.</summary>
    public const string AccountSecondWriter = "account.second_writer";

    /// <summary>The server answered with an error that has no code of its own.</summary>
    public const string Failed = "database.failed";
}
