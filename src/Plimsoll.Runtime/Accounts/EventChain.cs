using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Plimsoll.Core.Market;
using Plimsoll.Core.Trading;

namespace Plimsoll.Runtime.Accounts;

/// <summary>
/// The hash chain over an account's events: SHA-256(previous hash ‖ account, sequence, time in microseconds, type,
/// payload), each field after its length in four bytes, big-endian. What is changed, swapped, dropped or cut off shows.
/// </summary>
public static class EventChain
{
    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    // Previous hash, account, sequence and time, and the lengths of five fields.
    private const int FixedLength = SHA256.HashSizeInBytes + 16 + 2 * sizeof(long) + 5 * sizeof(int);

    public static byte[] Next(ReadOnlySpan<byte> previous, AccountId account, in ChainedEvent link)
    {
        var hashed = ArrayPool<byte>.Shared.Rent(FixedLength + link.Type.Length + link.Payload.Length);
        try
        {
            var rest = hashed.AsSpan();
            previous.CopyTo(rest);
            rest = rest[previous.Length..];
            Span<byte> field = stackalloc byte[16];
            account.Value.TryWriteBytes(field, bigEndian: true, out _);
            Append(ref rest, field);
            Append(ref rest, link.Sequence);
            Append(ref rest, link.Time.Micros);
            Append(ref rest, link.Type.Span);
            Append(ref rest, link.Payload.Span);
            return SHA256.HashData(hashed.AsSpan(0, hashed.Length - rest.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(hashed);
        }
    }

    private static void Append(ref Span<byte> rest, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        Append(ref rest, bytes);
    }

    private static void Append(ref Span<byte> rest, scoped ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, bytes.Length);
        bytes.CopyTo(rest[sizeof(int)..]);
        rest = rest[(sizeof(int) + bytes.Length)..];
    }

    /// <param name="Sequence">Its number.</param>
    /// <param name="Time">Event time.</param>
    /// <param name="Type">Name of the fact, UTF-8.</param>
    /// <param name="Payload">The fact, UTF-8.</param>
    public readonly record struct ChainedEvent(
        long Sequence, Timestamp Time, ReadOnlyMemory<byte> Type, ReadOnlyMemory<byte> Payload);
}
