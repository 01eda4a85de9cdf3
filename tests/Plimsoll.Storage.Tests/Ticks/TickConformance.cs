using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Storage.Tests.Ticks;

/// <summary>What every store does with ticks; a test class of each store derives from it.</summary>
public abstract class TickConformance : TickStoreWorld
{
    [Fact]
    public async Task Trades_and_quotes_come_back_as_they_were_and_are_counted()
    {
        var series = await SeriesAsync();
        var (trades, quotes) = (Trades(1, 20_000), Quotes(1, 9_000));

        (await Store.AppendAsync(series, trades, Cancellation)).ShouldBe(new TickAppended(20_000, 0));
        (await Store.AppendAsync(series, quotes, Cancellation)).ShouldBe(new TickAppended(9_000, 0));

        (await ReadAsync(series, TickKind.Trade)).Trades.ShouldBe(trades);
        (await ReadAsync(series, TickKind.Quote)).Quotes.ShouldBe(quotes);
        var session = await SessionAsync(series);
        (session.RecordsCollected, session.PricesCount, session.OrderbookCount).ShouldBe((29_000, 29_000, 0));
        session.Bytes.ShouldBeInRange(1_000, 29_000 * 20);
        (session.FirstTick, session.LastTick).ShouldBe((trades[0].Trade.Time, trades[^1].Trade.Time));
    }

    [Fact]
    public async Task What_was_added_before_is_not_added_again()
    {
        var series = await SeriesAsync();
        var trades = Trades(1, 1_000);

        await Store.AppendAsync(series, trades.AsMemory(..600), Cancellation);
        (await Store.AppendAsync(series, trades.AsMemory(..600), Cancellation)).ShouldBe(new TickAppended(0, 600));
        (await Store.AppendAsync(series, trades.AsMemory(300..), Cancellation)).ShouldBe(new TickAppended(400, 300));
        (await Store.AppendAsync(series, Trades(1, 0), Cancellation)).ShouldBe(new TickAppended(0, 0));

        (await ReadAsync(series, TickKind.Trade)).Trades.ShouldBe(trades);
        (await SessionAsync(series)).RecordsCollected.ShouldBe(1_000);
    }

    [Fact]
    public async Task Several_that_add_the_same_at_once_add_it_once()
    {
        var series = await SeriesAsync();
        var trades = Trades(1, 12_000);

        var appended = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => Store.AppendAsync(series, trades, Cancellation)));

        appended.Sum(one => one.Written).ShouldBe(12_000);
        appended.Sum(one => one.Repeated).ShouldBe(36_000);
        (await ReadAsync(series, TickKind.Trade)).Trades.ShouldBe(trades);
    }

    [Fact]
    public async Task Ticks_that_come_in_little_parts_are_all_there()
    {
        var series = await SeriesAsync();
        var trades = Trades(1, 10_000);

        for (int start = 0, size = 1; start < trades.Length; start += size, size = (size * 7 % 400) + 1)
            await Store.AppendAsync(
                series, trades.AsMemory(start..Math.Min(trades.Length, start + size)), Cancellation);

        (await ReadAsync(series, TickKind.Trade)).Trades.ShouldBe(trades);
        (await SessionAsync(series)).RecordsCollected.ShouldBe(10_000);
    }

    [Fact]
    public async Task Sequences_that_do_not_ascend_are_a_bug_of_the_caller()
    {
        var series = await SeriesAsync();
        var trades = Trades(1, 3);

        await Should.ThrowAsync<ArgumentException>(
            Store.AppendAsync(series, new[] { trades[0], trades[2], trades[1] }, Cancellation));

        (await ReadAsync(series, TickKind.Trade)).Trades.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_added_where_it_does_not_belong()
    {
        var series = await SeriesAsync();
        var foreign = series with { InstrumentId = InstrumentId.Of("binance:DOGEUSDT") };
        var nowhere = series with { SessionId = Guid.CreateVersion7() };

        (await Should.ThrowAsync<TickStoreException>(Store.AppendAsync(foreign, Trades(1, 1), Cancellation)))
            .Code.ShouldBe("session.no_instrument");
        (await Should.ThrowAsync<TickStoreException>(Store.AppendAsync(nowhere, Trades(1, 1), Cancellation)))
            .Code.ShouldBe("session.not_found");
        (await Should.ThrowAsync<TickStoreException>(
            Store.EndAsync(nowhere.SessionId, new(TickSessionStatus.Failed), Cancellation)))
            .Code.ShouldBe("session.not_found");
        (await Should.ThrowAsync<TickStoreException>(Store.AddGapAsync(nowhere.SessionId, Gap, Cancellation)))
            .Code.ShouldBe("session.not_found");
    }

    [Fact]
    public async Task All_instruments_and_kinds_come_in_one_order()
    {
        var bitcoin = await SeriesAsync();
        var ether = bitcoin with { InstrumentId = Ether };
        await Store.AppendAsync(ether, Trades(1, 9_000), Cancellation);
        await Store.AppendAsync(bitcoin, Trades(1, 9_000), Cancellation);
        await Store.AppendAsync(bitcoin, Quotes(1, 9_000), Cancellation);

        var keys = new List<(long, string, TickKind, long)>();
        InstrumentId[] instruments = [Ether, Bitcoin];
        await foreach (var run in Store.ReadAsync(
            new TickQuery(bitcoin.SessionId) { Instruments = instruments }, Cancellation))
        {
            foreach (var one in run.Trades.Span)
                keys.Add((one.Trade.Time.Micros, instruments[run.Slot].Value, run.Kind, one.Trade.Sequence));
            foreach (var one in run.Quotes.Span)
                keys.Add((one.Quote.Time.Micros, instruments[run.Slot].Value, run.Kind, one.Sequence));
        }

        keys.Count.ShouldBe(27_000);
        keys.ShouldBe(keys.OrderBy(key => key.Item1).ThenBy(key => key.Item2, StringComparer.Ordinal)
            .ThenBy(key => key.Item3).ThenBy(key => key.Item4));
    }

    [Fact]
    public async Task Late_ticks_stand_where_their_time_belongs_and_a_part_has_those_of_its_time()
    {
        var series = await SeriesAsync();
        var trades = Trades(1, 20_000);
        for (var index = 900; index < trades.Length; index += 1_000)
            trades[index] = At(trades[index], trades[index - 850].Trade.Time);
        await Store.AppendAsync(series, trades, Cancellation);
        var (from, to) = (trades[5_000].Trade.Time, trades[15_000].Trade.Time);

        var part = await ReadAsync(series, TickKind.Trade, from, to);

        part.Trades.ShouldBe(trades.Where(one => one.Trade.Time >= from && one.Trade.Time < to)
            .OrderBy(one => one.Trade.Time).ThenBy(one => one.Trade.Sequence));
    }

    [Fact]
    public async Task A_damaged_segment_is_reported_with_its_range_and_left_out_only_when_that_was_asked_for()
    {
        var series = await SeriesAsync();
        var trades = Trades(1, 20_000);
        await Store.AppendAsync(series, trades, Cancellation);
        await DamageAsync(series);

        var refused = await Should.ThrowAsync<TickSegmentException>(ReadAsync(series, TickKind.Trade));
        var reports = new List<TickSegmentException>();
        var rest = new List<TradeTick>();
        await foreach (var run in Store.ReadAsync(Query(series) with { SkipDamaged = reports.Add }, Cancellation))
            rest.AddRange(run.Trades.Span);

        refused.Code.ShouldBe("ticks.segment_damaged");
        refused.Range.ShouldBe(new TickRange(
            series.SessionId, Bitcoin, TickKind.Trade, trades[0].Trade.Time, trades[8_191].Trade.Time, 1, 8_192));
        reports.ShouldHaveSingleItem().Range.ShouldBe(refused.Range);
        rest.ShouldBe(trades[8_192..]);
    }

    [Fact]
    public async Task Damage_does_not_keep_new_ticks_out()
    {
        var series = await SeriesAsync();
        await Store.AppendAsync(series, Trades(1, 100), Cancellation);
        await DamageAsync(series);

        await Store.AppendAsync(series, Trades(101, 500), Cancellation);

        var rest = new List<TradeTick>();
        await foreach (var run in Store.ReadAsync(Query(series) with { SkipDamaged = _ => { } }, Cancellation))
            rest.AddRange(run.Trades.Span);
        rest.ShouldBe(Trades(101, 500));
    }
}
