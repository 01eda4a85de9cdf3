using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Plimsoll.Core.Market;
using Plimsoll.Runtime.Ticks;
using Plimsoll.Testing;

namespace Plimsoll.Runtime.Tests.Ticks;

public sealed class TradeSegmentTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1_000)]
    [InlineData(TickSegment.MaxRows)]
    public void Trades_come_back_as_they_were(int count)
    {
        var trades = new TickMaker(seed: 1).Market(count);

        RoundTrip(trades).ShouldBe(trades);
    }

    [Fact]
    public void Every_bit_of_any_trade_comes_back()
    {
        var maker = new TickMaker(seed: 2);
        for (var round = 0; round < 500; round++)
        {
            var trades = maker.Wild(1 + maker.Below(40));

            RoundTrip(trades).Select(Bits).ShouldBe(trades.Select(Bits));
        }
    }

    [Theory]
    [InlineData(0.1 + 0.2)]
    [InlineData(-0.0)]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(double.MinValue)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e-18)]
    [InlineData(9_007_199_254_740_993d)]
    [InlineData(123_456_789.123456789)]
    public void One_odd_number_among_decimals_comes_back_with_them(double odd)
    {
        var trades = new TickMaker(seed: 3).Market(100);
        trades[50] = trades[50] with { Trade = trades[50].Trade with { Price = odd, Quantity = odd } };

        RoundTrip(trades).Select(Bits).ShouldBe(trades.Select(Bits));
    }

    [Fact]
    public void Ids_may_be_missing_here_and_there()
    {
        var trades = new TickMaker(seed: 4).Market(1_000);
        for (var index = 0; index < trades.Length; index += 3)
            trades[index] = trades[index] with { VenueId = null };
        TradeTick[] none = [.. trades.Select(one => one with { VenueId = null })];

        RoundTrip(trades).ShouldBe(trades);
        RoundTrip(none).ShouldBe(none);
    }

    [Fact]
    public void Sequences_and_ids_without_holes_cost_nothing()
    {
        var trades = new TickMaker(seed: 5).Market(TickSegment.MaxRows);
        TradeTick[] bare = [.. trades.Select(one => one with { VenueId = null })];

        (TradeSegment.Encode(trades).Length - TradeSegment.Encode(bare).Length).ShouldBeLessThan(32);
    }

    [Theory]
    [InlineData("orderbook/hftbacktest-spot-btcusdt_20240808.gz", 9_757)]
    [InlineData("orderbook/hftbacktest-spot-ethusdt_20240808.gz", 6_106)]
    public void Real_trades_take_at_most_seven_bytes_each(string file, int count)
    {
        var trades = Recorded(ReferenceData.PathOf(file));
        trades.Length.ShouldBe(count);

        var bytes = 0;
        foreach (var part in trades.Chunk(TickSegment.MaxRows))
        {
            RoundTrip(part).ShouldBe(part);
            bytes += TradeSegment.Encode(part).Length;
        }

        ((double)bytes / count).ShouldBeLessThanOrEqualTo(7);
    }

    [Fact]
    public void What_is_no_segment_is_not_written()
    {
        var trades = new TickMaker(seed: 6).Market(TickSegment.MaxRows + 1);

        Should.Throw<ArgumentException>(() => TradeSegment.Encode([]));
        Should.Throw<ArgumentException>(() => TradeSegment.Encode(trades));
        Should.Throw<ArgumentException>(() => TradeSegment.Encode([trades[0], trades[0]]));
        Should.Throw<ArgumentException>(() => TradeSegment.Encode([trades[1], trades[0]]));
    }

    private static TradeTick[] RoundTrip(TradeTick[] trades)
    {
        var rows = new TradeTick[TickSegment.MaxRows];
        return rows[..TradeSegment.Decode(TradeSegment.Encode(trades), rows)];
    }

    private static (long, long, long, long, bool, long?) Bits(TradeTick tick) => (
        tick.Trade.Sequence, tick.Trade.Time.Micros, BitConverter.DoubleToInt64Bits(tick.Trade.Price),
        BitConverter.DoubleToInt64Bits(tick.Trade.Quantity), tick.Trade.IsBuyerMaker, tick.VenueId);

    // Local nanoseconds, a blank, the venue's own message.
    private static TradeTick[] Recorded(string path)
    {
        using var file = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        var trades = new List<TradeTick>();
        while (file.ReadLine() is { } line)
        {
            using var message = JsonDocument.Parse(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            if (message.RootElement.TryGetProperty("data", out var data)
                && data.TryGetProperty("e", out var kind) && kind.GetString() == "trade")
                trades.Add(new TradeTick(
                    new Trade(
                        Timestamp.FromMilliseconds(data.GetProperty("T").GetInt64()),
                        double.Parse(data.GetProperty("p").GetString()!, CultureInfo.InvariantCulture),
                        double.Parse(data.GetProperty("q").GetString()!, CultureInfo.InvariantCulture),
                        data.GetProperty("m").GetBoolean(),
                        trades.Count + 1),
                    data.GetProperty("t").GetInt64()));
        }

        return [.. trades];
    }
}
