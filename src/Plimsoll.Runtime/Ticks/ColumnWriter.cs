using System.Buffers;

namespace Plimsoll.Runtime.Ticks;

/// <summary>Writes columns of numbers one after the other into a buffer that is large enough for any.</summary>
internal ref struct ColumnWriter(Span<byte> target)
{
    private const int Thousand = 1_000;
    private readonly Span<byte> _target = target;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Numbers of which neighbors lie near each other.</summary>
    public void WriteNear(ReadOnlySpan<long> values)
    {
        if (TryWriteLine(values))
            return;
        var unit = AreThousands(values) ? Thousand : 1;
        _target[Length++] = (byte)(unit == 1 ? ColumnForm.Deltas : ColumnForm.DeltasOfThousands);
        var (at, last) = (Length, 0L);
        foreach (var value in values)
        {
            var next = unit == 1 ? value : value / Thousand;
            at = Put(_target, at, unchecked(next - last));
            last = next;
        }

        Length = at;
    }

    /// <summary>Numbers of which neighbors say nothing of each other.</summary>
    public void WriteApart(ReadOnlySpan<long> values)
    {
        if (TryWriteLine(values))
            return;
        _target[Length++] = (byte)ColumnForm.Plain;
        var at = Length;
        foreach (var value in values)
            at = Put(_target, at, value);
        Length = at;
    }

    /// <summary>Prices: as multiples of their smallest decimal, near each other.</summary>
    public void WritePrices(ReadOnlySpan<double> values) => Write(values, areNear: true);

    /// <summary>Quantities: as multiples of their smallest decimal.</summary>
    public void WriteQuantities(ReadOnlySpan<double> values) => Write(values, areNear: false);

    public void WriteFlags(ReadOnlySpan<bool> flags)
    {
        for (var start = 0; start < flags.Length; start += 8)
        {
            var bits = 0;
            for (var bit = 0; bit < 8 && start + bit < flags.Length; bit++)
                bits |= flags[start + bit] ? 1 << bit : 0;
            _target[Length++] = (byte)bits;
        }
    }

    public void WriteByte(byte value) => _target[Length++] = value;

    private void Write(ReadOnlySpan<double> values, bool areNear)
    {
        var multiples = ArrayPool<long>.Shared.Rent(values.Length);
        try
        {
            var whole = multiples.AsSpan(0, values.Length);
            var decimals = Decimals.TryScale(values, whole);
            if (decimals == Decimals.None)
            {
                WriteBits(values);
                return;
            }

            _target[Length++] = (byte)decimals;
            if (areNear)
                WriteNear(whole);
            else
                WriteApart(whole);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(multiples);
        }
    }

    // Of positive doubles the bit patterns are in numeric order: their distances are small where the numbers' are.
    private void WriteBits(ReadOnlySpan<double> values)
    {
        _target[Length++] = byte.MaxValue;
        var last = 0L;
        for (var index = 0; index < values.Length; index++)
        {
            var bits = BitConverter.DoubleToInt64Bits(values[index]);
            var distance = ZigZag(unchecked(bits - last));
            for (var plane = 0; plane < sizeof(long); plane++)
                _target[Length + (plane * values.Length) + index] = unchecked((byte)(distance >> (8 * plane)));
            last = bits;
        }

        Length += values.Length * sizeof(long);
    }

    private bool TryWriteLine(ReadOnlySpan<long> values)
    {
        var step = values.Length > 1 ? unchecked(values[1] - values[0]) : 0;
        for (var index = 1; index < values.Length; index++)
            if (unchecked(values[index] - values[index - 1]) != step)
                return false;
        _target[Length++] = (byte)ColumnForm.Line;
        Length = Put(_target, Length, values.IsEmpty ? 0 : values[0]);
        Length = Put(_target, Length, step);
        return true;
    }

    private static bool AreThousands(ReadOnlySpan<long> values)
    {
        foreach (var value in values)
            if (value % Thousand != 0)
                return false;
        return true;
    }

    private static int Put(Span<byte> target, int at, long value)
    {
        var rest = ZigZag(value);
        for (; rest >= 0x80; rest >>= 7)
            target[at++] = unchecked((byte)(rest | 0x80));
        target[at++] = (byte)rest;
        return at;
    }

    // A small negative number is as short as a small positive one.
    private static ulong ZigZag(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));
}
