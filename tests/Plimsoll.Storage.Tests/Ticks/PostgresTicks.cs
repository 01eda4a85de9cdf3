using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage.Identity;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Ticks;

/// <summary>The store in PostgreSQL as the conformance tests need it.</summary>
internal sealed class PostgresTicks : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly ServiceProvider _services;

    public PostgresTicks(TestDatabase database)
    {
        _database = database;
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Clock)
            .AddPlimsollStorage(database.ConnectionString).BuildServiceProvider();
    }

    public ITickStore Store => _services.GetRequiredService<ITickStore>();

    public ManualClock Clock { get; } = new();

    public async Task<Guid> AddUserAsync()
    {
        await using var context = _database.CreateContext();
        var user = new PlimsollUser
        {
            Id = Guid.NewGuid(),
            DisplayName = "A person",
            Role = UserRole.Trader,
            TimeZone = "Europe/Berlin",
        };
        context.Add(user);
        await context.SaveChangesAsync(TestContext.Current.CancellationToken);
        return user.Id;
    }

    public async Task DamageAsync(TickSeries series) => (await ChangeAsync(
        """
        update tick_segments set data = set_byte(data, 40, get_byte(data, 40) # 1)
        where (session_id, instrument_id, first_seq) =
            (select session_id, instrument_id, min(first_seq) from tick_segments
            where session_id = $1 and instrument_id = $2 group by 1, 2)
        """,
        series)).ShouldBe(1);

    public async Task<int> ChangeAsync(string sql, TickSeries series)
    {
        await using var command = _database.Source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = series.SessionId });
        command.Parameters.Add(new NpgsqlParameter { Value = series.InstrumentId.Value });
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<long> CountSegmentsAsync(Guid session)
    {
        await using var command = _database.Source.CreateCommand(
            "select count(*) from tick_segments where session_id = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = session });
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
