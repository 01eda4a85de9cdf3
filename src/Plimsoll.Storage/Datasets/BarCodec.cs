using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Plimsoll.Core.Market;

namespace Plimsoll.Storage.Datasets;

/// <summary>
/// Bars to bytes and back, bit by bit the same. Each number is stored as its distance from one already known (the open
/// lies near the last close, the high near the higher of open and close ...), taken between the bit patterns, which for
/// positive doubles are in numeric order. The distances' lowest bytes stand together, then the next ones, and so on up
/// to the highest, which are nearly all zero: that is what Brotli compresses well.
/// </summary>
public static class BarCodec
{
    /// <summary>Bars a chunk holds at most.</summary>
    public const int MaxBars = 8_192;

    private const byte Version = 1;
    private const int Columns = 6;
    private const int PlanesPerColumn = sizeof(long);
    private const int BytesPerBar = Columns * PlanesPerColumn;

    // Quality 5 and above pay five times the time for a few percent.
    private const int Quality = 4;
    private const int WindowBits = 20;

    public static byte[] Encode(ReadOnlySpan<Bar> bars)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bars.Length, MaxBars);
        var planes = ArrayPool<byte>.Shared.Rent(bars.Length * BytesPerBar);
        var packed = new byte[1 + BrotliEncoder.GetMaxCompressedLength(bars.Length * BytesPerBar)];
        try
        {
            Split(bars, planes);
            packed[0] = Version;
            if (!BrotliEncoder.TryCompress(
                planes.AsSpan(0, bars.Length * BytesPerBar), packed.AsSpan(1), out var written, Quality, WindowBits))
            {
                throw new InvalidOperationException("The compressor exceeded its own bound.");
            }

            return packed[..(1 + written)];
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(planes);
        }
    }

    /// <summary>Fills <paramref name="bars"/>, whose length is the number of bars that were encoded.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a chunk.</exception>
    public static void Decode(ReadOnlySpan<byte> data, Span<Bar> bars)
    {
        if (data.IsEmpty || data[0] != Version)
            throw new InvalidDataException("The bars are stored in a format that is not known here.");
        var length = bars.Length * BytesPerBar;
        var planes = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            if (!BrotliDecoder.TryDecompress(data[1..], planes.AsSpan(0, length), out var written) || written != length)
                throw new InvalidDataException("The stored bars are damaged.");
            Join(planes, bars);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(planes);
        }
    }

    /// <summary>The plain form that a dataset's hash is taken of: time and five numbers, little-endian.</summary>
    public static void WritePlain(in Bar bar, Span<byte> target)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target, bar.OpenTime.Micros);
        BinaryPrimitives.WriteDoubleLittleEndian(target[8..], bar.Open);
        BinaryPrimitives.WriteDoubleLittleEndian(target[16..], bar.High);
        BinaryPrimitives.WriteDoubleLittleEndian(target[24..], bar.Low);
        BinaryPrimitives.WriteDoubleLittleEndian(target[32..], bar.Close);
        BinaryPrimitives.WriteDoubleLittleEndian(target[40..], bar.Volume);
    }

    /// <summary>Length of <see cref="WritePlain"/>'s target.</summary>
    public const int PlainLength = BytesPerBar;

    private static void Split(ReadOnlySpan<Bar> bars, byte[] planes)
    {
        var writer = new Planes(planes, bars.Length);
        long time = 0, step = 0, lastClose = 0;
        for (var index = 0; index < bars.Length; index++)
        {
            ref readonly var bar = ref bars[index];
            var open = BitConverter.DoubleToInt64Bits(bar.Open);
            var close = BitConverter.DoubleToInt64Bits(bar.Close);
            unchecked
            {
                writer.Write(0, index, bar.OpenTime.Micros - time - step);
                writer.Write(1, index, open - lastClose);
                writer.Write(2, index, close - open);
                writer.Write(3, index, BitConverter.DoubleToInt64Bits(bar.High) - Math.Max(open, close));
                writer.Write(4, index, BitConverter.DoubleToInt64Bits(bar.Low) - Math.Min(open, close));
                step = bar.OpenTime.Micros - time;
            }

            writer.Write(5, index, BitConverter.DoubleToInt64Bits(bar.Volume));
            time = bar.OpenTime.Micros;
            lastClose = close;
        }
    }

    private static void Join(byte[] planes, Span<Bar> bars)
    {
        var reader = new Planes(planes, bars.Length);
        long time = 0, step = 0, lastClose = 0;
        for (var index = 0; index < bars.Length; index++)
        {
            unchecked
            {
                step += reader.Read(0, index);
                time += step;
                var open = lastClose + reader.Read(1, index);
                var close = open + reader.Read(2, index);
                bars[index] = new Bar(
                    new Timestamp(time),
                    BitConverter.Int64BitsToDouble(open),
                    BitConverter.Int64BitsToDouble(Math.Max(open, close) + reader.Read(3, index)),
                    BitConverter.Int64BitsToDouble(Math.Min(open, close) + reader.Read(4, index)),
                    BitConverter.Int64BitsToDouble(close),
                    BitConverter.Int64BitsToDouble(reader.Read(5, index)));
                lastClose = close;
            }
        }
    }

    private readonly ref struct Planes(Span<byte> bytes, int count)
    {
        private readonly Span<byte> _bytes = bytes;

        // Zigzag: a small negative distance has as many zero bytes as a small positive one.
        public void Write(int column, int index, long distance)
        {
            var value = unchecked((ulong)((distance << 1) ^ (distance >> 63)));
            for (var plane = 0; plane < PlanesPerColumn; plane++)
                _bytes[((column * PlanesPerColumn + plane) * count) + index] = unchecked((byte)(value >> (8 * plane)));
        }

        public long Read(int column, int index)
        {
            var at = column * PlanesPerColumn * count + index;
            var value = 0UL;
            for (var plane = 0; plane < PlanesPerColumn; plane++, at += count)
                value |= (ulong)_bytes[at] << (8 * plane);
            return unchecked((long)(value >> 1) ^ -(long)(value & 1));
        }
    }
}
