using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests;

public sealed class ModelTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    // Written and read by hand-made SQL only.
    private static readonly string[] Unmapped = ["schema_migrations"];

    [Fact]
    public async Task Every_mapped_column_is_the_migrated_databases_column_and_the_other_way_round()
    {
        await using var context = database.CreateContext();
        var mapped = context.Model.GetRelationalModel().Tables
            .SelectMany(table => table.Columns.Select(column => Describe(table, column)));

        var migrated = await ReadColumnsAsync();

        mapped.Order(StringComparer.Ordinal).ShouldBe(migrated.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_mapped_unique_index_is_enforced_by_the_database()
    {
        await using var context = database.CreateContext();
        var mapped = context.Model.GetRelationalModel().Tables
            .SelectMany(table => table.Indexes.Where(index => index.IsUnique).Select(index => index.Name))
            .Order(StringComparer.Ordinal);

        var enforced = await QueryAsync(
            """
            select index.relname::text from pg_index join pg_class index on index.oid = indexrelid
            where indisunique and not indisprimary and relnamespace = 'public'::regnamespace
            """,
            reader => reader.GetString(0));

        mapped.ShouldBe(enforced.Order(StringComparer.Ordinal));
    }

    private static string Describe(ITable table, IColumn column) =>
        $"{table.Name}.{column.Name} {column.StoreType} {(column.IsNullable ? "null" : "not null")}";

    private Task<List<string>> ReadColumnsAsync() => QueryAsync(
        """
        select relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
            || case when attnotnull then ' not null' else ' null' end, relname::text
        from pg_attribute join pg_class on pg_class.oid = attrelid
        where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped
        """,
        reader => Unmapped.Contains(reader.GetString(1)) ? null : reader.GetString(0));

    private async Task<List<string>> QueryAsync(string sql, Func<NpgsqlDataReader, string?> read)
    {
        var rows = new List<string>();
        await using var command = database.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (read(reader) is { } row)
                rows.Add(row);
        }

        return rows;
    }
}
