using System.Globalization;
using Npgsql;
using Plimsoll.Storage.Migrating;

namespace Plimsoll.Features.Doctor;

/// <summary>Whether the database is of this program, and how long it takes to write something down for good.</summary>
internal sealed class DatabaseLook(NpgsqlDataSource source, DatabaseMigrator migrator, TimeProvider time)
{
    private const int Writes = 20;

    // Every order waits for one: beyond this a machine is too slow to react to a market.
    private const double SlowMilliseconds = 50;

    // A transactional message is flushed like any commit and leaves no trace in a table (PostgreSQL documentation 9.28.6).
    private const string Write = "select pg_logical_emit_message(true, 'plimsoll', 'doctor')";

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken stop) =>
        [await SchemaAsync(migrator, stop), await SpeedAsync(stop), await LengthAsync(stop)];

    public static async Task<Finding> SchemaAsync(DatabaseMigrator migrator, CancellationToken stop)
    {
        var status = await migrator.StatusAsync(stop);
        return status.IsCurrent
            ? Finding.Ok("database", $"It answers, {status.Applied.Count} migrations are applied")
            : status.Newer.Count + status.Changed.Count > 0
                ? Finding.Failed(
                    "database", "Its schema is of another program", "Use the program that wrote it, or a newer one.")
                : Finding.Failed(
                    "database", $"{status.Pending.Count} migrations are missing", "Run plimsoll db migrate.");
    }

    private async Task<Finding> SpeedAsync(CancellationToken stop)
    {
        var milliseconds = new double[Writes];
        await using var connection = await source.OpenConnectionAsync(stop);
        for (var write = 0; write < Writes; write++)
        {
            var began = time.GetTimestamp();
            await using var command = new NpgsqlCommand(Write, connection);
            await command.ExecuteNonQueryAsync(stop);
            milliseconds[write] = time.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(milliseconds);
        var (median, worst) = (milliseconds[Writes / 2], milliseconds[^1]);
        var text = string.Create(
            CultureInfo.InvariantCulture, $"Writing for good takes {median:0.00} ms, at worst {worst:0.00} ms of {Writes}");
        var finding = median <= SlowMilliseconds
            ? Finding.Ok("durable write", text)
            : Finding.Warning("durable write", text, "Put the data folder on a faster disk.");
        return finding with
        {
            Figures = new Dictionary<string, double> { ["medianMs"] = median, ["worstMs"] = worst },
        };
    }

    private async Task<Finding> LengthAsync(CancellationToken stop)
    {
        await using var command = source.CreateCommand(
            """
            select coalesce(max(fact_count - coalesce((
                select max(sequence) from account_snapshots where account_id = id), 0)), 0) from accounts
            """);
        var longest = (long)(await command.ExecuteScalarAsync(stop))!;
        var finding = Finding.Ok(
            "restart", $"The next start reads {longest} facts after its snapshot at most for an account");
        return finding with { Figures = new Dictionary<string, double> { ["facts"] = longest } };
    }
}
