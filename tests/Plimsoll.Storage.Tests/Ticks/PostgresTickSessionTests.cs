using Plimsoll.Runtime.Ticks;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Ticks;

public sealed class PostgresTickSessionTests(TestDatabase database)
    : TickSessionConformance, IClassFixture<TestDatabase>, IAsyncDisposable
{
    private readonly PostgresTicks _ticks = new(database);

    private protected override ITickStore Store => _ticks.Store;

    private protected override ManualClock Clock => _ticks.Clock;

    public ValueTask DisposeAsync() => _ticks.DisposeAsync();

    private protected override Task<Guid> AddUserAsync() => _ticks.AddUserAsync();

    private protected override Task DamageAsync(TickSeries series) => _ticks.DamageAsync(series);
}
