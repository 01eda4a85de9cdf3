using Microsoft.EntityFrameworkCore;
using Npgsql;
using Plimsoll.Storage;

namespace Plimsoll.Testing;

/// <summary>A migrated database of one test class's own: <c>IClassFixture&lt;TestDatabase&gt;</c>.</summary>
public sealed class TestDatabase(PostgresFixture server) : IAsyncLifetime
{
    private NpgsqlDataSource? _source;

    public string ConnectionString { get; private set; } = "";

    public NpgsqlDataSource Source => _source ?? throw new InvalidOperationException("The fixture has not started.");

    public PlimsollContext CreateContext() =>
        new(new DbContextOptionsBuilder<PlimsollContext>().UseNpgsql(Source).Options);

    public async ValueTask InitializeAsync()
    {
        ConnectionString = await server.CreateDatabaseAsync(TestContext.Current.CancellationToken);
        _source = NpgsqlDataSource.Create(ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
            await _source.DisposeAsync();
        await server.DropDatabaseAsync(ConnectionString, CancellationToken.None);
    }
}
