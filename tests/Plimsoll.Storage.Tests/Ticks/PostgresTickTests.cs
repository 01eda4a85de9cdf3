using Plimsoll.Runtime.Ticks;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Ticks;

public sealed class PostgresTickTests(TestDatabase database)
    : TickConformance, IClassFixture<TestDatabase>, IAsyncDisposable
{
    private readonly PostgresTicks _ticks = new(database);

    private protected override ITickStore Store => _ticks.Store;

    private protected override ManualClock Clock => _ticks.Clock;

    [Fact]
    public async Task A_day_of_flushes_each_second_is_kept_in_few_segments()
    {
        var series = await SeriesAsync();
        var trades = Trades(1, 17_000);
        var most = 0L;
        for (var start = 0; start < trades.Length; start += 100)
        {
            await Store.AppendAsync(series, trades.AsMemory(start, 100), Cancellation);
            most = Math.Max(most, await _ticks.CountSegmentsAsync(series.SessionId));
        }

        most.ShouldBeLessThan(12);
        (await ReadAsync(series, TickKind.Trade)).Trades.ShouldBe(trades);
    }

    [Fact]
    public async Task A_row_that_says_something_else_than_its_data_is_damage()
    {
        var series = await SeriesAsync();
        await Store.AppendAsync(series, Trades(1, 100), Cancellation);
        var changed = await _ticks.ChangeAsync(
            "update tick_segments set rows = rows - 1 where session_id = $1 and instrument_id = $2", series);
        changed.ShouldBe(1);

        (await Should.ThrowAsync<TickSegmentException>(ReadAsync(series, TickKind.Trade)))
            .Code.ShouldBe("ticks.segment_damaged");
    }

    public ValueTask DisposeAsync() => _ticks.DisposeAsync();

    private protected override Task<Guid> AddUserAsync() => _ticks.AddUserAsync();

    private protected override Task DamageAsync(TickSeries series) => _ticks.DamageAsync(series);
}
