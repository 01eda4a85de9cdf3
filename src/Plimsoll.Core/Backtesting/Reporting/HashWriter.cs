using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Plimsoll.Core.Backtesting.Reporting;

/// <summary>
/// SHA-256 over values in one spelled-out form: little-endian, decimals by their bits, absent values marked as absent.
/// Collects in a buffer and allocates nothing.
/// </summary>
internal sealed class HashWriter : IDisposable
{
    // A decimal takes 17 bytes with its mark; nothing but text is longer.
    private const int Longest = 17;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[4_096];
    private int _used;

    public HashWriter Write(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Next(sizeof(long)), value);
        return this;
    }

    public HashWriter Write(double value) => Write(BitConverter.DoubleToInt64Bits(value));

    public HashWriter Write(decimal? value)
    {
        Next(1)[0] = value is null ? (byte)0 : (byte)1;
        if (value is not { } number)
            return this;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        foreach (var part in bits)
            BinaryPrimitives.WriteInt32LittleEndian(Next(sizeof(int)), part);
        return this;
    }

    public HashWriter Write(string? text)
    {
        Write(text?.Length ?? -1L);
        if (text is null)
            return this;
        Flush();
        _hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        return this;
    }

    /// <summary>The hash of everything written, lower-case hexadecimal; begins anew.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();

    private Span<byte> Next(int length)
    {
        if (_used + Longest > _buffer.Length)
            Flush();
        var place = _buffer.AsSpan(_used, length);
        _used += length;
        return place;
    }

    private void Flush()
    {
        _hash.AppendData(_buffer.AsSpan(0, _used));
        _used = 0;
    }
}
