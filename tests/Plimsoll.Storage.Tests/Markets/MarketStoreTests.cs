using Plimsoll.Core.Market;
using Plimsoll.Core.Simulation;
using Plimsoll.Core.Trading;
using Plimsoll.Runtime.Markets;
using Plimsoll.Runtime.Tests.Trading;
using Plimsoll.Runtime.Venues;
using Plimsoll.Storage.Markets;
using Plimsoll.Testing;

namespace Plimsoll.Storage.Tests.Markets;

public sealed class MarketStoreTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly MarketStore _store = new(database.Source);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Bars_come_back_bit_by_bit_in_order_and_within_bounds()
    {
        var id = InstrumentId.Of("sim:ONE");
        var bars = Bars(5_000);
        await _store.AddBarsAsync([.. bars.Reverse().Select(bar => (id, bar))], Stop);
        await _store.AddBarsAsync([(InstrumentId.Of("sim:OTHER"), bars[0])], Stop);

        (await ReadAsync(id, Timestamp.MinValue, new(long.MaxValue))).ShouldBe(bars);
        (await ReadAsync(id, bars[7].OpenTime, bars[9].OpenTime)).ShouldBe(bars[7..9]);
        (await _store.ReadLastBarsAsync(id, bars[9].OpenTime, 3, Stop)).ShouldBe(bars[6..9]);
        (await _store.ReadLastBarsAsync(id, bars[0].OpenTime, 3, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bar_that_is_there_stays_as_it_is()
    {
        var id = InstrumentId.Of("sim:TWO");
        var bars = Bars(3);
        await _store.AddBarsAsync([(id, bars[1])], Stop);

        await _store.AddBarsAsync([.. bars.Select(bar => (id, bar with { Volume = 7 }))], Stop);
        await _store.AddBarsAsync([], Stop);

        (await ReadAsync(id, bars[0].OpenTime, new(long.MaxValue))).Select(bar => bar.Volume)
            .ShouldBe([7, bars[1].Volume, 7]);
    }

    [Fact]
    public async Task The_checkpoint_is_one_and_the_newest()
    {
        (await _store.LoadCheckpointAsync(Stop)).ShouldBeNull();
        var first = new MarketCheckpoint(7, new(1_767_225_600_000_001), """{"a" : 1.10}""", 60);

        await _store.SaveCheckpointAsync(first, Stop);
        (await _store.LoadCheckpointAsync(Stop)).ShouldBe(first);
        await _store.SaveCheckpointAsync(first with { Sequence = 8, Acceleration = 0.1 }, Stop);
        (await _store.LoadCheckpointAsync(Stop)).ShouldBe(first with { Sequence = 8, Acceleration = 0.1 });
    }

    [Fact]
    public async Task A_venues_books_come_back_as_they_were()
    {
        var store = new SimulatedVenueStore(database.Source);
        var account = new AccountId(Guid.CreateVersion7());
        (await store.LoadAsync(account, Stop)).ShouldBeNull();
        var ticket = AccountStory.Facts.OfType<Core.Engine.AccountFact.OrderIntended>().Last().Ticket;
        var order = new VenueOrderState(
            ticket, new(5), "SIM-1", Quantity.Of(1.5m), IsTriggered: false, HasRested: true);
        var record = new SimulatedVenueRecord(
            9, new(6), new SimulatedVenueState(3, 4, [1.25m, -2m], [order]),
            [new SimulatedVenueReport(8, new OrderReport.Accepted(2, new(5), "SIM-1"))]);

        await store.SaveAsync(account, record with { MarketSequence = 8 }, isTold: false, Stop);
        await store.SaveAsync(account, record, isTold: true, Stop);

        var found = await store.LoadAsync(account, Stop);
        found.ShouldNotBeNull();
        (found.MarketSequence, found.Book.Fills, found.Book.Orders).ShouldBe((9, 3, 4));
        found.Book.HoldingsBySlot.ShouldBe([1.25m, -2m]);
        found.Book.Working.ShouldBe([order]);
        found.LastReports.ShouldBe(record.LastReports);
    }

    private static Bar[] Bars(int count) =>
    [
        .. Enumerable.Range(0, count).Select(minute => new Bar(
            Timestamp.FromSeconds(1_767_225_600 + 60 * minute),
            100.1 + minute / 3.0,
            200.0 / 3.0 + minute,
            1e-9,
            double.BitIncrement(100 + minute),
            minute % 2 == 0 ? 1e15 : 0)),
    ];

    private async Task<List<Bar>> ReadAsync(InstrumentId id, Timestamp from, Timestamp to)
    {
        var bars = new List<Bar>();
        await foreach (var bar in _store.ReadBarsAsync(id, from, to, Stop))
            bars.Add(bar);
        return bars;
    }
}
