using System.Security.Cryptography;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Tests.Ticks;

public sealed class SegmentMergeTests
{
    private static readonly InstrumentId[] Instruments =
        [InstrumentId.Of("binance:ETHUSDT"), InstrumentId.Of("binance:BTCUSDT"), InstrumentId.Of("sim:ALPHA-USD")];

    private static readonly Guid Session = Guid.Parse("0192f0c4-0000-7000-8000-000000000001");

    [Theory]
    [InlineData(1, 3_000, 0)]
    [InlineData(2, 500, 40)]
    [InlineData(3, 500, 5_000)]
    public async Task Ticks_of_any_segments_come_in_the_total_order(int seed, int rows, int lateness)
    {
        var world = new World(new TickMaker((ulong)seed), lateness);
        for (var part = 0; part < 12; part++)
            world.Add(rows);

        var read = await ReadAsync(world, Everything);

        read.ShouldBe(world.InOrder());
    }

    [Fact]
    public async Task A_part_in_time_is_what_lies_in_it()
    {
        var world = new World(new TickMaker(4), lateness: 300);
        for (var part = 0; part < 6; part++)
            world.Add(200);
        var all = world.InOrder();
        var (from, to) = (new Timestamp(all[100].Time), new Timestamp(all[^100].Time));

        var read = await ReadAsync(world, Everything with { From = from, To = to });

        read.ShouldBe(all.Where(one => one.Time >= from.Micros && one.Time < to.Micros));
    }

    [Fact]
    public async Task A_damaged_segment_ends_the_reading_and_says_which_it_is()
    {
        var world = new World(new TickMaker(5), lateness: 0);
        world.Add(100);
        var broken = world.Add(100);
        broken.Data[^1] ^= 1;

        var refused = await Should.ThrowAsync<TickSegmentException>(ReadAsync(world, Everything));

        (refused.Code, refused.Range).ShouldBe((TickSegmentException.Damaged, broken.Range));
    }

    [Fact]
    public async Task A_damaged_segment_is_left_out_only_when_that_was_asked_for_and_is_reported()
    {
        var world = new World(new TickMaker(6), lateness: 0);
        world.Add(100);
        var broken = world.Add(100);
        world.Add(100);
        broken.Data[20] ^= 1;
        var reports = new List<TickSegmentException>();

        var read = await ReadAsync(world, Everything with { SkipDamaged = reports.Add });

        reports.ShouldHaveSingleItem().Range.ShouldBe(broken.Range);
        read.Count.ShouldBe(world.InOrder().Count - 100);
    }

    [Fact]
    public async Task A_segment_under_another_ones_row_is_damage()
    {
        var world = new World(new TickMaker(7), lateness: 0);
        var first = world.Add(100);
        var earlier = first.Range.FirstTime - TimeSpan.FromSeconds(1);
        world.Replace(first with { Range = first.Range with { FirstTime = earlier } });

        (await Should.ThrowAsync<TickSegmentException>(ReadAsync(world, Everything)))
            .Code.ShouldBe(TickSegmentException.Damaged);
    }

    [Fact]
    public async Task Too_many_segments_over_each_other_are_refused_and_not_held_in_memory()
    {
        var world = new World(new TickMaker(8), lateness: 1_000_000_000);
        for (var part = 0; part < 1_200; part++)
            world.Add(2);

        (await Should.ThrowAsync<TickSegmentException>(ReadAsync(world, Everything)))
            .Code.ShouldBe(TickSegmentException.Disordered);
    }

    private static TickQuery Everything => new(Session) { Instruments = Instruments };

    private static async Task<List<Row>> ReadAsync(World world, TickQuery query)
    {
        var rows = new List<Row>();
        await foreach (var run in SegmentMerge.OfAsync(query, world.SegmentsAsync(), CancellationToken.None))
        {
            run.Count.ShouldBeGreaterThan(0);
            foreach (var one in run.Trades.Span)
                rows.Add(new Row(one.Trade.Time.Micros, run.Slot, run.Kind, one.Trade.Sequence, one.Trade.Price));
            foreach (var one in run.Quotes.Span)
                rows.Add(new Row(one.Quote.Time.Micros, run.Slot, run.Kind, one.Sequence, one.Quote.Bid));
        }

        return rows;
    }

    private sealed record Row(long Time, int Slot, TickKind Kind, long Sequence, double Price);

    // Three instruments, two kinds; each segment goes on where the one before of its series ended, in steps that other
    // series share, so that many times are equal.
    private sealed class World(TickMaker maker, int lateness)
    {
        private readonly List<StoredSegment> _segments = [];
        private readonly List<Row> _rows = [];
        private readonly Dictionary<(int, TickKind), (long Time, long Sequence)> _ends = [];

        public StoredSegment Add(int count)
        {
            var (slot, kind) = (maker.Below(3), maker.Below(2) == 0 ? TickKind.Trade : TickKind.Quote);
            var (time, sequence) = _ends.GetValueOrDefault((slot, kind));
            var rows = new Row[count];
            for (var index = 0; index < count; index++)
            {
                time += maker.Below(3);
                rows[index] = new Row(
                    time - (lateness > 0 ? maker.Below(lateness) : 0), slot, kind, ++sequence, maker.Below(1_000));
            }

            _ends[(slot, kind)] = (time, sequence);
            _rows.AddRange(rows);
            var data = kind == TickKind.Trade
                ? TradeSegment.Encode([.. rows.Select(one => new TradeTick(
                    new Trade(new Timestamp(one.Time), one.Price, 1, false, one.Sequence), null))])
                : QuoteSegment.Encode([.. rows.Select(one => new QuoteTick(
                    one.Sequence, new Quote(new Timestamp(one.Time), one.Price, 1, one.Price, 1)))]);
            var range = new TickRange(
                Session, Instruments[slot], kind, new Timestamp(rows.Min(one => one.Time)),
                new Timestamp(rows.Max(one => one.Time)), rows[0].Sequence, count);
            _segments.Add(new StoredSegment(slot, range, data, SHA256.HashData(data)));
            return _segments[^1];
        }

        public void Replace(StoredSegment segment) => _segments[0] = segment;

        public List<Row> InOrder() =>
        [
            .. _rows.OrderBy(one => one.Time).ThenBy(one => Instruments[one.Slot].Value, StringComparer.Ordinal)
                .ThenBy(one => one.Kind == TickKind.Trade).ThenBy(one => one.Sequence),
        ];

        public IAsyncEnumerable<StoredSegment> SegmentsAsync() =>
            _segments.OrderBy(one => one.Range.FirstTime).ToAsyncEnumerable();
    }
}
