using System.Buffers.Binary;
using System.IO.Compression;
using System.Numerics;
using Plimsoll.Runtime.Ticks;

namespace Plimsoll.Runtime.Tests.Ticks;

/// <summary>Whatever the bytes are, reading them ends, with ticks or with an error that has a code.</summary>
public sealed class DamagedSegmentTests
{
    private const int ColumnsAt = 12;
    private readonly TradeTick[] _rows = new TradeTick[TickSegment.MaxRows];
    private readonly QuoteTick[] _quotes = new QuoteTick[TickSegment.MaxRows];

    [Fact]
    public void A_segment_that_is_cut_off_anywhere_is_refused()
    {
        var data = TradeSegment.Encode(new TickMaker(seed: 21).Market(200));

        for (var length = 0; length < data.Length; length++)
            CodeOf(data.AsSpan(0, length)).ShouldBe(TickSegmentException.Damaged);
        CodeOf([.. data, 0]).ShouldBe(TickSegmentException.Damaged);
    }

    [Fact]
    public void A_flipped_bit_anywhere_is_refused()
    {
        var data = TradeSegment.Encode(new TickMaker(seed: 22).Market(200));

        for (var bit = 0; bit < 8 * data.Length; bit++)
        {
            data[bit / 8] ^= (byte)(1 << (bit % 8));
            CodeOf(data).ShouldBe(bit < 8 ? TickSegmentException.Unknown : TickSegmentException.Damaged);
            data[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        CodeOf(data).ShouldBeNull();
    }

    [Fact]
    public void Trades_are_no_quotes()
    {
        var trades = TradeSegment.Encode(new TickMaker(seed: 23).Market(10));
        var quotes = QuoteSegment.Encode(new TickMaker(seed: 23).WildQuotes(10));

        Should.Throw<TickSegmentException>(() => QuoteSegment.Decode(trades, _quotes))
            .Code.ShouldBe(TickSegmentException.Damaged);
        Should.Throw<TickSegmentException>(() => TradeSegment.Decode(quotes, _rows))
            .Code.ShouldBe(TickSegmentException.Damaged);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(9, null)]
    [InlineData(11, null)]
    [InlineData(8_193, null)]
    [InlineData(65_535, null)]
    [InlineData(10, -1)]
    [InlineData(10, 0)]
    [InlineData(10, 1_000)]
    [InlineData(10, int.MaxValue)]
    [InlineData(10, int.MinValue)]
    public void Counts_that_do_not_fit_are_refused_whatever_the_checksum_says(int rows, int? length)
    {
        var data = TradeSegment.Encode(new TickMaker(seed: 24).Wild(10));
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(6), (ushort)rows);
        if (length is { } given)
            BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(8), given);

        CodeOf(Sealed(data)).ShouldBe(TickSegmentException.Damaged);
    }

    // With the checksum made anew: what an attacker or a bug could have written.
    [Fact]
    public void Columns_changed_at_random_give_ticks_or_a_code()
    {
        var maker = new TickMaker(seed: 25);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 20_000; round++)
        {
            var isTrade = maker.Below(2) == 0;
            var columns = Unpacked(isTrade
                ? TradeSegment.Encode(maker.Below(2) == 0 ? maker.Market(20) : maker.Wild(20))
                : QuoteSegment.Encode(maker.WildQuotes(20)));
            for (var change = 1 + maker.Below(4); change > 0; change--)
                columns[maker.Below(columns.Length)] = (byte)maker.Below(256);
            if (maker.Below(4) == 0)
                columns = columns[..maker.Below(columns.Length)];
            if (CodeOf(Packed(columns, isTrade ? TickKind.Trade : TickKind.Quote, 20)) is { } code)
            {
                code.ShouldBe(TickSegmentException.Damaged);
                refused++;
            }
            else
            {
                read++;
            }
        }

        (read > 1_000, refused > 1_000).ShouldBe((true, true));
    }

    [Fact]
    public void Packed_bytes_changed_at_random_give_ticks_or_a_code()
    {
        var maker = new TickMaker(seed: 26);
        for (var round = 0; round < 5_000; round++)
        {
            var data = TradeSegment.Encode(maker.Market(50));
            for (var change = 1 + maker.Below(4); change > 0; change--)
                data[6 + maker.Below(data.Length - 6)] = (byte)maker.Below(256);
            (CodeOf(Sealed(data)) ?? TickSegmentException.Damaged).ShouldBe(TickSegmentException.Damaged);
        }
    }

    private string? CodeOf(ReadOnlySpan<byte> data)
    {
        try
        {
            if (data.Length > 1 && data[1] == (byte)TickKind.Quote)
                QuoteSegment.Decode(data, _quotes);
            else
                TradeSegment.Decode(data, _rows);
            return null;
        }
        catch (TickSegmentException refused)
        {
            return refused.Code;
        }
    }

    private static byte[] Unpacked(byte[] data)
    {
        var columns = new byte[BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(8))];
        BrotliDecoder.TryDecompress(data.AsSpan(ColumnsAt), columns, out var written).ShouldBeTrue();
        written.ShouldBe(columns.Length);
        return columns;
    }

    private static byte[] Packed(byte[] columns, TickKind kind, int rows)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(columns.Length)];
        BrotliEncoder.TryCompress(columns, packed, out var written).ShouldBeTrue();
        byte[] data = [1, (byte)kind, .. new byte[10], .. packed.AsSpan(0, written)];
        BinaryPrimitives.WriteUInt16LittleEndian(data.AsSpan(6), (ushort)rows);
        BinaryPrimitives.WriteInt32LittleEndian(data.AsSpan(8), columns.Length);
        return Sealed(data);
    }

    // CRC-32C byte by byte, apart from the program's own way.
    private static byte[] Sealed(byte[] data)
    {
        var checksum = data.Skip(6).Aggregate(uint.MaxValue, BitOperations.Crc32C);
        BinaryPrimitives.WriteUInt32LittleEndian(data.AsSpan(2), ~checksum);
        return data;
    }
}
