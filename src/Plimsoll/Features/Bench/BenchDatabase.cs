using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Storage;
using Plimsoll.Storage.Embedded;
using Plimsoll.Storage.Identity;
using Plimsoll.Storage.Migrating;

namespace Plimsoll.Features.Bench;

/// <summary>A PostgreSQL of a measurement's own, durable as the program's is, with one user; gone at the end.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("plimsoll-bench-");
    private EmbeddedPostgres? _server;

    public Guid UserId { get; } = Guid.CreateVersion7();

    public string ConnectionString { get; private set; } = "";

    public static async Task<BenchDatabase> StartAsync(CancellationToken stop)
    {
        var database = new BenchDatabase();
        try
        {
            await database.OpenAsync(stop);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task OpenAsync(CancellationToken stop)
    {
        _server = await EmbeddedPostgres.StartAsync(new(_folder.FullName), stop);
        ConnectionString = _server.ConnectionString();
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await new DatabaseMigrator(source).MigrateAsync(stop);
        await using var context = new PlimsollContext(
            new DbContextOptionsBuilder<PlimsollContext>().UseNpgsql(source).Options);
        context.Add(new PlimsollUser
        {
            Id = UserId,
            DisplayName = "Bench",
            Role = UserRole.Trader,
            TimeZone = "UTC",
        });
        await context.SaveChangesAsync(stop);
    }
}
