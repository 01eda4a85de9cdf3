using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Plimsoll.Features.Bench;
using Plimsoll.Runtime.Collecting;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Tests.Support;

namespace Plimsoll.Tests.Collecting;

/// <summary>What collection may use of the machine, over the real store.</summary>
public sealed class CollectorLimitTests(SetUpServer server) : IClassFixture<SetUpServer>, IAsyncDisposable
{
    private readonly HandLine _line = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ITickStore Store => server.App.Services.GetRequiredService<ITickStore>();

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    [Fact]
    public async Task More_than_can_be_written_ends_a_session_and_all_that_it_took_is_there()
    {
        using var isWritten = new ManualResetEventSlim();
        var slow = new TimedTickStore(Store, TimeProvider.System, (_, _) => isWritten.Wait(Cancel));
        await using var collector = Collector(slow);
        var session = await collector.StartAsync(Session("overloaded"), Cancel);

        _line.Tell(1, 120_000);
        isWritten.Set();
        var ended = await collector.StopAsync(session.Id, Cancel);

        (ended.Status, ended.EndReason).ShouldBe((TickSessionStatus.Failed, "session.overloaded"));
        var trades = await Recorded.ReadAsync(Store, session.Id, HandLine.Instrument.Value);
        trades.Select(trade => trade.Sequence).ShouldBe(Enumerable.Range(1, 100_000).Select(number => (long)number));
        ended.RecordsCollected.ShouldBe(100_000);
    }

    [Fact]
    public async Task A_disk_that_is_nearly_full_ends_every_session_and_none_begins()
    {
        await using var collector = Collector(Store);
        var session = await collector.StartAsync(Session("disk"), Cancel);
        _line.Tell(1, 10);
        collector.Look(freeBytes: new CollectionOptions().WarnFreeBytes - 1);
        collector.ProgressOf(session.Id).ShouldNotBeNull().IsDiskLow.ShouldBeTrue();

        collector.Look(freeBytes: new CollectionOptions().LeastFreeBytes - 1);

        var ended = await collector.StopAsync(session.Id, Cancel);
        (ended.Status, ended.EndReason, ended.RecordsCollected)
            .ShouldBe((TickSessionStatus.Failed, "session.disk_full", 10));
        (await Should.ThrowAsync<CollectionException>(collector.StartAsync(Session("none"), Cancel)))
            .Code.ShouldBe("session.disk_full");
        collector.Look(freeBytes: null);
        var again = await collector.StartAsync(Session("again"), Cancel);
        (await collector.StopAsync(again.Id, Cancel)).Status.ShouldBe(TickSessionStatus.Stopped);
    }

    [Fact]
    public async Task There_are_only_so_many_at_a_time()
    {
        await using var collector = Collector(Store, new CollectionOptions { MostSessions = 1 });
        var first = await collector.StartAsync(Session("first"), Cancel);
        (await Should.ThrowAsync<CollectionException>(collector.StartAsync(Session("second"), Cancel)))
            .Code.ShouldBe("session.too_many");
        await collector.StopAsync(first.Id, Cancel);
    }

    private Collector Collector(ITickStore store, CollectionOptions? options = null) => new(
        store, _line, _line, options ?? new CollectionOptions(), TimeProvider.System, NullLogger<Collector>.Instance);

    private static NewTickSession Session(string name) => new()
    {
        Name = name,
        Kind = TickSessionKind.Collect,
        Instruments = [HandLine.Instrument],
        Source = "hand",
    };
}
