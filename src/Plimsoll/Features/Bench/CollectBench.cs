using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Storage;

namespace Plimsoll.Features.Bench;

/// <summary>
/// Holds the watch to one collection session under a load that never waits, over a PostgreSQL of its own that is
/// durable as the program's is.
/// </summary>
internal sealed class CollectBench(CollectBenchRequest request, TimeProvider time)
{
    public async Task<CollectBenchReport> RunAsync(CancellationToken stop)
    {
        await using var database = await BenchDatabase.StartAsync(stop);
        await using var services = new ServiceCollection().AddLogging()
            .AddPlimsollStorage(database.ConnectionString).BuildServiceProvider();
        await using var market = new CollectBenchMarket(request, time);
        var store = new TimedTickStore(services.GetRequiredService<ITickStore>(), time, market.Confirm);
        await using var collector = new Collector(
            store, market, market, new CollectionOptions(), time, NullLogger<Collector>.Instance);
        var session = await collector.StartAsync(
            new NewTickSession
            {
                Name = "bench",
                Kind = TickSessionKind.Collect,
                Instruments = market.Instruments,
                FlushSeconds = request.FlushSeconds,
                Source = "bench",
            },
            stop);
        var (began, worked) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await market.TellAsync(stop);
        var ended = await collector.StopAsync(session.Id, stop);
        var share = (Environment.CpuUsage.TotalTime - worked) / time.GetElapsedTime(began);
        return new CollectBenchReport(
            request, market.Told, ended.RecordsCollected, ended.Status, Percentiles.Of(market.Durable),
            Percentiles.Of(store.Milliseconds), share, Environment.WorkingSet,
            (double)ended.Bytes / Math.Max(1, ended.RecordsCollected));
    }
}
