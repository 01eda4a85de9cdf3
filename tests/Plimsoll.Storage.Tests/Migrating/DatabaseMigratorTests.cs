using Npgsql;
using Plimsoll.Storage.Migrating;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Migrating;

public sealed class DatabaseMigratorTests(PostgresFixture server) : IAsyncLifetime
{
    private static readonly Migration First = new(1, "first", "create table one (id int); insert into one values (1)");
    private static readonly Migration Second = new(2, "second", "create table two (id int)");

    private string _connectionString = "";
    private NpgsqlDataSource _source = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _connectionString = await server.CreateEmptyDatabaseAsync(Cancellation);
        _source = NpgsqlDataSource.Create(_connectionString);
    }

    [Fact]
    public async Task Pending_migrations_are_applied_in_order_and_recorded()
    {
        var applied = await Migrator(First, Second).MigrateAsync(Cancellation);

        applied.ShouldBe([First, Second]);
        var status = await Migrator(First, Second).StatusAsync(Cancellation);
        status.IsCurrent.ShouldBeTrue();
        status.Applied.Select(row => (row.Number, row.Name, row.Hash))
            .ShouldBe([(1, "first", First.Hash), (2, "second", Second.Hash)]);
    }

    [Fact]
    public async Task Applying_again_applies_nothing()
    {
        await Migrator(First).MigrateAsync(Cancellation);

        (await Migrator(First).MigrateAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Status_tells_what_is_pending_and_changes_nothing()
    {
        var status = await Migrator(First).StatusAsync(Cancellation);

        status.Pending.ShouldBe([First]);
        (await CountAsync("pg_tables where schemaname = 'public'")).ShouldBe(0);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_and_left_as_it_is()
    {
        await Migrator(First, Second).MigrateAsync(Cancellation);
        var older = Migrator(First);

        var refusal = await Should.ThrowAsync<StorageException>(older.MigrateAsync(Cancellation));

        refusal.Code.ShouldBe("database.newer");
        (await older.StatusAsync(Cancellation)).Newer.ShouldHaveSingleItem().Name.ShouldBe("second");
        (await CountAsync("schema_migrations")).ShouldBe(2);
    }

    [Fact]
    public async Task A_migration_that_was_changed_after_it_was_applied_is_refused_before_anything_runs()
    {
        await Migrator(First).MigrateAsync(Cancellation);
        var other = Migrator(First with { Sql = "create table other (id int)" }, Second);

        var refusal = await Should.ThrowAsync<StorageException>(other.MigrateAsync(Cancellation));

        refusal.Code.ShouldBe("database.migration_changed");
        (await CountAsync("schema_migrations")).ShouldBe(1);
        (await CountAsync("pg_tables where tablename in ('two', 'other')")).ShouldBe(0);
    }

    [Fact]
    public async Task A_failing_migration_leaves_nothing_of_itself_and_keeps_those_before()
    {
        var broken = new Migration(2, "broken", "create table half (id int); select 1 / 0");

        var failure = await Should.ThrowAsync<StorageException>(Migrator(First, broken).MigrateAsync(Cancellation));

        failure.Code.ShouldBe("database.migration_failed");
        failure.Message.ShouldContain("0002_broken");
        (await CountAsync("pg_tables where tablename = 'half'")).ShouldBe(0);
        (await CountAsync("schema_migrations")).ShouldBe(1);
    }

    [Fact]
    public async Task Two_migrators_at_once_apply_each_migration_once()
    {
        var slow = First with { Sql = "select pg_sleep(0.2); " + First.Sql };

        var runs = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Migrator(slow, Second).MigrateAsync(Cancellation)));

        runs.Sum(run => run.Count).ShouldBe(2);
        (await CountAsync("one")).ShouldBe(1);
    }

    [Fact]
    public async Task The_programs_own_migrations_apply_to_an_empty_database()
    {
        var applied = await new DatabaseMigrator(_source).MigrateAsync(Cancellation);

        applied.ShouldBe(Migration.Embedded);
        (await CountAsync("setup_state")).ShouldBe(1);
    }

    [Fact]
    public async Task Accounts_that_got_one_name_are_told_apart_before_names_become_unique()
    {
        var before = Migration.Embedded.TakeWhile(one => one.Name != "account_names").ToArray();
        await Migrator(before).MigrateAsync(Cancellation);
        await using (var command = _source.CreateCommand(
            """
            insert into users (id, display_name, role, time_zone, created_at, email_confirmed, phone_number_confirmed,
                two_factor_enabled, lockout_enabled, access_failed_count)
            values ('00000000-0000-7000-8000-000000000001', 'Ann', 'trader', 'Etc/UTC', now(), false, false, false, false, 0);
            insert into accounts (id, user_id, name, currency, execution_mode, venue_code, trading_day_time_zone,
                initial_balance, created_at)
            select ('00000000-0000-7000-8000-00000000010' || number)::uuid, '00000000-0000-7000-8000-000000000001',
                case number when 2 then 'TWIN' when 3 then 'Other' else 'Twin' end, 'USD', 'simulation', 'sim', 'UTC', 1,
                '2026-01-01'
            from generate_series(1, 4) number
            """))
            await command.ExecuteNonQueryAsync(Cancellation);

        await new DatabaseMigrator(_source).MigrateAsync(Cancellation);

        await using var names = _source.CreateCommand("select string_agg(name, '|' order by id) from accounts");
        (await names.ExecuteScalarAsync(Cancellation)).ShouldBe(
            "Twin|TWIN 00000000-0000-7000-8000-000000000102|Other|Twin 00000000-0000-7000-8000-000000000104");
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        await server.DropDatabaseAsync(_connectionString, CancellationToken.None);
    }

    private DatabaseMigrator Migrator(params Migration[] migrations) => new(_source, migrations);

    private async Task<long> CountAsync(string from)
    {
        await using var command = _source.CreateCommand($"select count(*) from {from}");
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
