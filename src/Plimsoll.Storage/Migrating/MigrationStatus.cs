namespace Plimsoll.Storage.Migrating;

/// <summary>How the database's schema stands to the one this program knows.</summary>
/// <param name="Applied">All that the database recorded.</param>
/// <param name="Pending">Known here, not applied there.</param>
/// <param name="Changed">Applied there with another text than the one known here.</param>
/// <param name="Newer">Applied there, unknown here: a newer version of the program made them.</param>
public sealed record MigrationStatus(
    IReadOnlyList<AppliedMigration> Applied,
    IReadOnlyList<Migration> Pending,
    IReadOnlyList<AppliedMigration> Changed,
    IReadOnlyList<AppliedMigration> Newer)
{
    /// <summary>True when the program may use the database as it is.</summary>
    public bool IsCurrent => Pending.Count == 0 && Changed.Count == 0 && Newer.Count == 0;

    /// <summary>Throws when this program must keep its hands off the database.</summary>
    /// <exception cref="StorageException"><c>database.newer</c> or <c>database.migration_changed</c>.</exception>
    public void RefuseForeign()
    {
        if (Newer.Count > 0)
        {
            throw new StorageException(
                StorageErrorCode.Newer,
                $"The database was migrated to {Newer[^1].Number:D4}_{Newer[^1].Name} by a newer version of Plimsoll. "
                + "Start that version or restore a backup made by this one. Nothing was changed.");
        }

        if (Changed.Count > 0)
        {
            throw new StorageException(
                StorageErrorCode.MigrationChanged,
                $"Migration {Changed[0].Number:D4}_{Changed[0].Name} of the database differs from the one in this "
                + "program. The database was made by another build. Nothing was changed.");
        }
    }

    internal static MigrationStatus Compare(
        IReadOnlyList<AppliedMigration> applied,
        IReadOnlyList<Migration> known)
    {
        var byNumber = known.ToDictionary(migration => migration.Number);
        var appliedNumbers = applied.Select(migration => migration.Number).ToHashSet();
        return new(
            applied,
            [.. known.Where(migration => !appliedNumbers.Contains(migration.Number))],
            [.. applied.Where(row => byNumber.TryGetValue(row.Number, out var own) && own.Hash != row.Hash)],
            [.. applied.Where(row => !byNumber.ContainsKey(row.Number))]);
    }
}
