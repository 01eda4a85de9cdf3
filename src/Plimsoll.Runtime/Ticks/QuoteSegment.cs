using System.Buffers;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>
/// Quotes of one instrument to bytes and back, bit by bit the same: columns of sequence, time, bid, ask and what is
/// offered at both.
/// </summary>
public static class QuoteSegment
{
    /// <exception cref="ArgumentException">There are none, too many, or their sequence does not ascend.</exception>
    public static byte[] Encode(ReadOnlySpan<QuoteTick> rows)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Length, TickSegment.MaxRows);
        var target = ArrayPool<byte>.Shared.Rent(TickSegment.MaxLength(rows.Length));
        var numbers = ArrayPool<long>.Shared.Rent(rows.Length);
        var doubles = ArrayPool<double>.Shared.Rent(rows.Length);
        try
        {
            var writer = new ColumnWriter(target);
            WriteKeys(rows, numbers.AsSpan(0, rows.Length), ref writer);
            WriteBook(rows, doubles.AsSpan(0, rows.Length), ref writer);
            return TickSegment.Seal(TickKind.Quote, rows.Length, target.AsSpan(0, writer.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(target);
            ArrayPool<long>.Shared.Return(numbers);
            ArrayPool<double>.Shared.Return(doubles);
        }
    }

    /// <summary>
    /// How many quotes stand in <paramref name="rows"/> now, which has room for <see cref="TickSegment.MaxRows"/>.
    /// </summary>
    /// <exception cref="TickSegmentException">The bytes are no such segment.</exception>
    public static int Decode(ReadOnlySpan<byte> data, Span<QuoteTick> rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, TickSegment.MaxRows);
        var columns = TickSegment.Open(data, TickKind.Quote, out var count, out var length);
        var numbers = ArrayPool<long>.Shared.Rent(2 * count);
        var doubles = ArrayPool<double>.Shared.Rent(4 * count);
        try
        {
            var reader = new ColumnReader(columns.AsSpan(0, length));
            Read(ref reader, rows[..count], numbers.AsSpan(0, 2 * count), doubles.AsSpan(0, 4 * count));
            reader.End();
            return count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(columns);
            ArrayPool<long>.Shared.Return(numbers);
            ArrayPool<double>.Shared.Return(doubles);
        }
    }

    private static void WriteKeys(ReadOnlySpan<QuoteTick> rows, Span<long> numbers, ref ColumnWriter writer)
    {
        for (var index = 0; index < rows.Length; index++)
        {
            numbers[index] = rows[index].Sequence;
            if (index > 0 && numbers[index] <= numbers[index - 1])
                throw new ArgumentException(
                    $"Quote {numbers[index]} follows {numbers[index - 1]}: sequences ascend.", nameof(rows));
        }

        writer.WriteNear(numbers);
        for (var index = 0; index < rows.Length; index++)
            numbers[index] = rows[index].Quote.Time.Micros;
        writer.WriteNear(numbers);
    }

    private static void WriteBook(ReadOnlySpan<QuoteTick> rows, Span<double> doubles, ref ColumnWriter writer)
    {
        for (var index = 0; index < rows.Length; index++)
            doubles[index] = rows[index].Quote.Bid;
        writer.WritePrices(doubles);
        for (var index = 0; index < rows.Length; index++)
            doubles[index] = rows[index].Quote.BidQuantity;
        writer.WriteQuantities(doubles);
        for (var index = 0; index < rows.Length; index++)
            doubles[index] = rows[index].Quote.Ask;
        writer.WritePrices(doubles);
        for (var index = 0; index < rows.Length; index++)
            doubles[index] = rows[index].Quote.AskQuantity;
        writer.WriteQuantities(doubles);
    }

    private static void Read(ref ColumnReader reader, Span<QuoteTick> rows, Span<long> numbers, Span<double> doubles)
    {
        var count = rows.Length;
        var sequences = numbers[..count];
        var times = numbers[count..];
        var bids = doubles[..count];
        var bidQuantities = doubles[count..(2 * count)];
        var asks = doubles[(2 * count)..(3 * count)];
        var askQuantities = doubles[(3 * count)..];
        reader.ReadLongs(sequences);
        reader.ReadLongs(times);
        reader.ReadDoubles(bids);
        reader.ReadDoubles(bidQuantities);
        reader.ReadDoubles(asks);
        reader.ReadDoubles(askQuantities);
        TradeSegment.CheckAscending(sequences);
        for (var index = 0; index < count; index++)
            rows[index] = new QuoteTick(sequences[index], new Quote(
                new Timestamp(times[index]), bids[index], bidQuantities[index], asks[index], askQuantities[index]));
    }
}
