namespace Plimsoll.Storage.Migrating;

/// <summary>A migration as the database recorded it.</summary>
public sealed record AppliedMigration(int Number, string Name, string Hash, DateTimeOffset AppliedAt);
