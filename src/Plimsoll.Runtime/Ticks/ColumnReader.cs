using System.Buffers;

namespace Plimsoll.Runtime.Ticks;

/// <summary>
/// Reads what <see cref="ColumnWriter"/> wrote. Whatever the bytes are, it ends: with the columns or with
/// <see cref="TickSegmentException.Damaged"/>.
/// </summary>
internal ref struct ColumnReader(ReadOnlySpan<byte> source)
{
    private const int Thousand = 1_000;
    private const int LastShift = 63;
    private readonly ReadOnlySpan<byte> _source = source;
    private int _at;

    public void ReadLongs(Span<long> values)
    {
        switch ((ColumnForm)ReadByte())
        {
            case ColumnForm.Line:
                ReadLine(values);
                break;
            case ColumnForm.Plain:
                ReadPlain(values);
                break;
            case ColumnForm.Deltas:
                ReadDeltas(values, 1);
                break;
            case ColumnForm.DeltasOfThousands:
                ReadDeltas(values, Thousand);
                break;
            default:
                throw TickSegmentException.DamagedBecause("a column has no known form");
        }
    }

    public void ReadDoubles(Span<double> values)
    {
        var decimals = ReadByte();
        if (decimals == byte.MaxValue)
        {
            ReadBits(values);
            return;
        }

        if (decimals > Decimals.Most)
            throw TickSegmentException.DamagedBecause($"numbers of {decimals} decimals cannot be");
        var multiples = ArrayPool<long>.Shared.Rent(values.Length);
        try
        {
            var whole = multiples.AsSpan(0, values.Length);
            ReadLongs(whole);
            var power = Decimals.PowerOf(decimals);
            for (var index = 0; index < values.Length; index++)
                values[index] = whole[index] / power;
        }
        finally
        {
            ArrayPool<long>.Shared.Return(multiples);
        }
    }

    /// <summary>Reads as many flags as there are in the target.</summary>
    public void ReadFlags(Span<bool> flags)
    {
        var bits = Take((flags.Length + 7) / 8);
        for (var index = 0; index < flags.Length; index++)
            flags[index] = (bits[index >> 3] & (1 << (index & 7))) != 0;
    }

    public byte ReadByte() => Take(1)[0];

    /// <summary>Nothing may be left over.</summary>
    public readonly void End()
    {
        if (_at != _source.Length)
            throw TickSegmentException.DamagedBecause("there is more in it than its columns");
    }

    private void ReadLine(Span<long> values)
    {
        Span<long> line = stackalloc long[2];
        ReadPlain(line);
        var value = line[0];
        foreach (ref var target in values)
        {
            target = value;
            value = unchecked(value + line[1]);
        }
    }

    private void ReadPlain(scoped Span<long> values)
    {
        var source = _source;
        var at = _at;
        foreach (ref var target in values)
            target = Get(source, ref at);
        _at = at;
    }

    private void ReadDeltas(Span<long> values, int unit)
    {
        var source = _source;
        var at = _at;
        var last = 0L;
        foreach (ref var target in values)
        {
            last = unchecked(last + Get(source, ref at));
            target = unchecked(last * unit);
        }

        _at = at;
    }

    private void ReadBits(Span<double> values)
    {
        var planes = Take(values.Length * sizeof(long));
        var last = 0L;
        for (var index = 0; index < values.Length; index++)
        {
            var distance = 0UL;
            for (var plane = 0; plane < sizeof(long); plane++)
                distance |= (ulong)planes[(plane * values.Length) + index] << (8 * plane);
            last = unchecked(last + UnZigZag(distance));
            values[index] = BitConverter.Int64BitsToDouble(last);
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _source.Length - _at)
            throw TickSegmentException.DamagedBecause("it ends too early");
        _at += count;
        return _source.Slice(_at - count, count);
    }

    private static long Get(ReadOnlySpan<byte> source, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift <= LastShift; shift += 7)
        {
            if ((uint)at >= (uint)source.Length)
                throw TickSegmentException.DamagedBecause("it ends too early");
            var next = source[at++];
            value |= unchecked((ulong)(next & 0x7F) << shift);
            if (next < 0x80)
                return UnZigZag(value);
        }

        throw TickSegmentException.DamagedBecause("a number does not end");
    }

    private static long UnZigZag(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));
}
