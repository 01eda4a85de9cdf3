using System.Buffers;
using Plimsoll.Core.Market;

namespace Plimsoll.Runtime.Ticks;

/// <summary>
/// Trades of one instrument to bytes and back, bit by bit the same: columns of sequence, time, price, quantity, side
/// and the venue's id, of which numbers that follow each other cost nothing.
/// </summary>
public static class TradeSegment
{
    private const byte NoIds = 0;
    private const byte AllIds = 1;
    private const byte SomeIds = 2;

    /// <exception cref="ArgumentException">There are none, too many, or their sequence does not ascend.</exception>
    public static byte[] Encode(ReadOnlySpan<TradeTick> rows)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Length, TickSegment.MaxRows);
        var target = ArrayPool<byte>.Shared.Rent(TickSegment.MaxLength(rows.Length));
        var numbers = ArrayPool<long>.Shared.Rent(rows.Length);
        var doubles = ArrayPool<double>.Shared.Rent(rows.Length);
        var flags = ArrayPool<bool>.Shared.Rent(rows.Length);
        try
        {
            var scratch = new Scratch(
                numbers.AsSpan(0, rows.Length), doubles.AsSpan(0, rows.Length), flags.AsSpan(0, rows.Length));
            var writer = new ColumnWriter(target);
            WriteColumns(rows, scratch, ref writer);
            WriteIds(rows, scratch, ref writer);
            return TickSegment.Seal(TickKind.Trade, rows.Length, target.AsSpan(0, writer.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(target);
            ArrayPool<long>.Shared.Return(numbers);
            ArrayPool<double>.Shared.Return(doubles);
            ArrayPool<bool>.Shared.Return(flags);
        }
    }

    /// <summary>
    /// How many trades stand in <paramref name="rows"/> now, which has room for <see cref="TickSegment.MaxRows"/>.
    /// </summary>
    /// <exception cref="TickSegmentException">The bytes are no such segment.</exception>
    public static int Decode(ReadOnlySpan<byte> data, Span<TradeTick> rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, TickSegment.MaxRows);
        var columns = TickSegment.Open(data, TickKind.Trade, out var count, out var length);
        var numbers = ArrayPool<long>.Shared.Rent(3 * count);
        var doubles = ArrayPool<double>.Shared.Rent(2 * count);
        var flags = ArrayPool<bool>.Shared.Rent(2 * count);
        try
        {
            var reader = new ColumnReader(columns.AsSpan(0, length));
            Read(ref reader, rows[..count], new Scratch(
                numbers.AsSpan(0, 3 * count), doubles.AsSpan(0, 2 * count), flags.AsSpan(0, 2 * count)));
            reader.End();
            return count;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(columns);
            ArrayPool<long>.Shared.Return(numbers);
            ArrayPool<double>.Shared.Return(doubles);
            ArrayPool<bool>.Shared.Return(flags);
        }
    }

    private static void WriteColumns(ReadOnlySpan<TradeTick> rows, Scratch scratch, ref ColumnWriter writer)
    {
        var numbers = scratch.Numbers;
        var doubles = scratch.Doubles;
        var flags = scratch.Flags;
        for (var index = 0; index < rows.Length; index++)
        {
            numbers[index] = rows[index].Trade.Sequence;
            if (index > 0 && numbers[index] <= numbers[index - 1])
                throw new ArgumentException(
                    $"Trade {numbers[index]} follows {numbers[index - 1]}: sequences ascend.", nameof(rows));
        }

        writer.WriteNear(numbers);
        for (var index = 0; index < rows.Length; index++)
        {
            ref readonly var trade = ref rows[index];
            numbers[index] = trade.Trade.Time.Micros;
            doubles[index] = trade.Trade.Price;
            flags[index] = trade.Trade.IsBuyerMaker;
        }

        writer.WriteNear(numbers);
        writer.WritePrices(doubles);
        for (var index = 0; index < rows.Length; index++)
            doubles[index] = rows[index].Trade.Quantity;
        writer.WriteQuantities(doubles);
        writer.WriteFlags(flags);
    }

    private static void WriteIds(ReadOnlySpan<TradeTick> rows, Scratch scratch, ref ColumnWriter writer)
    {
        var count = 0;
        for (var index = 0; index < rows.Length; index++)
        {
            scratch.Flags[index] = rows[index].VenueId.HasValue;
            if (rows[index].VenueId is { } id)
                scratch.Numbers[count++] = id;
        }

        writer.WriteByte(count == 0 ? NoIds : count == rows.Length ? AllIds : SomeIds);
        if (count > 0 && count < rows.Length)
            writer.WriteFlags(scratch.Flags);
        if (count > 0)
            writer.WriteNear(scratch.Numbers[..count]);
    }

    private static void Read(ref ColumnReader reader, Span<TradeTick> rows, Scratch scratch)
    {
        var count = rows.Length;
        var sequences = scratch.Numbers[..count];
        var times = scratch.Numbers[count..(2 * count)];
        var ids = scratch.Numbers[(2 * count)..];
        var prices = scratch.Doubles[..count];
        var quantities = scratch.Doubles[count..];
        var sides = scratch.Flags[..count];
        var known = scratch.Flags[count..];
        reader.ReadLongs(sequences);
        reader.ReadLongs(times);
        reader.ReadDoubles(prices);
        reader.ReadDoubles(quantities);
        reader.ReadFlags(sides);
        ReadIds(ref reader, ids, known);
        CheckAscending(sequences);
        for (var index = 0; index < count; index++)
        {
            var time = new Timestamp(times[index]);
            rows[index] = new TradeTick(
                new Trade(time, prices[index], quantities[index], sides[index], sequences[index]),
                known[index] ? ids[index] : null);
        }
    }

    private static void ReadIds(ref ColumnReader reader, Span<long> ids, Span<bool> known)
    {
        var form = reader.ReadByte();
        if (form > SomeIds)
            throw TickSegmentException.DamagedBecause("its ids have no known form");
        known.Fill(form == AllIds);
        if (form == SomeIds)
            reader.ReadFlags(known);
        var count = form == NoIds ? 0 : known.Count(true);
        if (count > 0)
            reader.ReadLongs(ids[..count]);

        // From the last on, so that none is overwritten before it was moved to its row.
        if (form == SomeIds)
            for (var row = ids.Length - 1; row >= 0; row--)
                ids[row] = known[row] ? ids[--count] : 0;
    }

    internal static void CheckAscending(ReadOnlySpan<long> sequences)
    {
        for (var index = 1; index < sequences.Length; index++)
            if (sequences[index] <= sequences[index - 1])
                throw TickSegmentException.DamagedBecause("its sequence does not ascend");
    }

    private readonly ref struct Scratch(Span<long> numbers, Span<double> doubles, Span<bool> flags)
    {
        public Span<long> Numbers { get; } = numbers;

        public Span<double> Doubles { get; } = doubles;

        public Span<bool> Flags { get; } = flags;
    }
}
